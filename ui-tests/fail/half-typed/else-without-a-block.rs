use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        if ticket.is_empty() { 1 } else
    }
}

fn main() {}
