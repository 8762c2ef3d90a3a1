#![deny(unused)]
use workflow::{component, workflow};

#[component]
pub async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    pub Measure<ticket: String -> usize> {
        match ticket.len() {
            0 => 0,
            n => {
                let again = length(text: &ticket);
                let other = length(text: &ticket);
                n + other
            }
        }
    }
}

fn main() {}
