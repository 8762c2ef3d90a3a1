use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

#[component]
async fn read(path: &str) -> Result<String, std::io::Error> {
    std::fs::read_to_string(path)
}

type Outcome = Result<usize, std::io::Error>;

workflow! {
    Measure<path: &str -> Outcome> {
        let text = read(path)?;
        text.len()
    }
}

fn main() {}
