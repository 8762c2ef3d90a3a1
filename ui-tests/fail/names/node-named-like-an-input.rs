use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        let ticket = length(text: &ticket);
        ticket
    }
}

fn main() {}
