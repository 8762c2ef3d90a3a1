#![deny(unused)]
use workflow::{component, workflow};

#[component]
pub async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    pub Measure<ticket: String, limit: usize -> usize> {
        length(text: &ticket)
    }
}

fn main() {}
