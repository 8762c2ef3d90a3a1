#![deny(unused)]
use workflow::{component, workflow};

#[component]
pub async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    pub Measure<ticket: String -> usize> {
        let n = length(text: &ticket);
        let again = length(text: &ticket);
        let third = length(text: &ticket);
        n + third
    }
}

fn main() {}
