use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

struct Ticket {
    text: String,
}

workflow! {
    Measure<ticket: Tikcet -> usize> {
        length(text: &ticket.text)
    }
}

fn main() {}
