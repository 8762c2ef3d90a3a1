use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<(a, b): (String, String) -> usize> {
        length(text: &a)
    }
}

fn main() {}
