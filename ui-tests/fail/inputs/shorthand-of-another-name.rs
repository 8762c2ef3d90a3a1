use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: &str -> usize> {
        length(ticket)
    }
}

fn main() {}
