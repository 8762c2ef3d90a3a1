use workflow::{component, workflow};

struct Ticket {
    text: String,
}

#[component]
async fn length(text: String) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: &Ticket -> usize> {
        length(text: ticket.text)
    }
}

fn main() {}
