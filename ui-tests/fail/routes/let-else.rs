use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: Option<String> -> usize> {
        let Some(text) = ticket else { 0 };
        length(text: &text)
    }
}

fn main() {}
