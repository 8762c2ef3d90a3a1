#![deny(unused)]
use workflow::{component, workflow};

#[component]
pub async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    pub Measure<ticket: String -> usize> {
        let group = {
            let n = length(text: &ticket);
            n
        };
        ticket.len()
    }
}

fn main() {}
