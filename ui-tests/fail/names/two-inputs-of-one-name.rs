use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String, ticket: usize -> usize> {
        length(text: &ticket)
    }
}

fn main() {}
