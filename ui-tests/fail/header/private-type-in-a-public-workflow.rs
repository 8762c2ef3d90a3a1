#![deny(private_interfaces)]
use workflow::{component, workflow};

#[component]
pub async fn length(text: &str) -> usize {
    text.len()
}

struct Ticket(String);

workflow! {
    pub Measure<ticket: Ticket -> usize> {
        length(text: &ticket.0)
    }
}

fn main() {}
