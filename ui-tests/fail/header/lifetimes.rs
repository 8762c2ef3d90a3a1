use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<'a, ticket: &'a str -> usize> {
        length(text: ticket)
    }
}

fn main() {}
