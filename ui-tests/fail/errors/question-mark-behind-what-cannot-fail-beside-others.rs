use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<text: &str -> Result<usize, workflow::Error>> {
        let n = length(text)?;
        let m = length(text);
        n + m
    }
}

fn main() {}
