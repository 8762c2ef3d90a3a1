use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

struct Broken;

#[component]
async fn read(path: &str) -> Result<String, Broken> {
    std::fs::read_to_string(path).map_err(|_| Broken)
}

workflow! {
    Measure<path: &str -> Result<usize, workflow::Error>> {
        let text = read(path)?;
        length(text: &text)
    }
}

fn main() {}
