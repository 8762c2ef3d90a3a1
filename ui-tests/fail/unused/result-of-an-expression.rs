#![deny(unused)]

use workflow::{component, workflow};

#[component]
pub async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    pub Measure<ticket: String -> usize> {
        ticket.parse::<u8>();
        length(text: &ticket)
    }
}

fn main() {}
