#![deny(unused)]
use workflow::{component, workflow};

#[component]
pub async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    pub Measure<ticket: String -> usize> {
        let n = if ticket.is_empty() { 0 } else { length(text: &ticket) };
        ticket.len()
    }
}

fn main() {}
