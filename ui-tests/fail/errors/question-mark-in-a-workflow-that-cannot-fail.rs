use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

#[component]
async fn read(path: &str) -> Result<String, std::io::Error> {
    std::fs::read_to_string(path)
}

workflow! {
    Measure<path: &str -> usize> {
        let text = read(path)?;
        length(text: &text)
    }
}

fn main() {}
