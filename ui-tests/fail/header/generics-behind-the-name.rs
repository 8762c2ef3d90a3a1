use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<T><ticket: T -> usize> {
        length(text: &ticket)
    }
}

fn main() {}
