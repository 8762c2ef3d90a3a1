use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<T: AsRef<str>, ticket: T -> usize> {
        length(text: ticket.as_ref())
    }
}

fn main() {}
