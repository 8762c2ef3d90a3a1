use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<text: u64 -> usize> {
        length(text)
    }
}

fn main() {}
