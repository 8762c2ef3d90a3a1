#![deny(unused)]

use workflow::{component, workflow};

#[component]
pub async fn save(text: &str) -> Result<(), std::io::Error> {
    std::fs::write("out", text)
}

#[component]
pub async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    pub Save<ticket: String -> Result<(), workflow::Error>> {
        save(text: &ticket)?
    }

    pub Measure<ticket: String -> usize> {
        Save(ticket: "a".to_string());
        length(text: &ticket)
    }
}

fn main() {}
