use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> Result<usize, workflow::Error>> {
        let n = length(text: &ticket);
        Ok(n)
    }
}

fn main() {}
