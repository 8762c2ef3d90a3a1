use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        Some(length(text: &ticket)).unwrap_or(1)
    }
}

fn main() {}
