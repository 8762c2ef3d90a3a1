use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

#[component]
async fn read(path: &str) -> Result<String, std::io::Error> {
    std::fs::read_to_string(path)
}

struct Failure;

workflow! {
    Measure<path: &str -> Result<usize, Failure>> {
        let text = read(path)?;
        let other = length(text: "other");
        text.len() + other
    }
}

fn main() {}
