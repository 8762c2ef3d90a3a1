use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<text: &str -> usize> {
        let test = length(text);
        let other = length(txet);
        test + other
    }
}

fn main() {}
