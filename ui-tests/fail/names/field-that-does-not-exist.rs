use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

struct Ticket {
    text: String,
}

workflow! {
    Measure<ticket: Ticket -> usize> {
        length(text: &ticket.body)
    }
}

fn main() {}
