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
    pub Measure<ticket: String -> usize> {
        let n = length(text: &ticket);
        #[after(n)]
        save(text: &ticket);
        n
    }
}

fn main() {}
