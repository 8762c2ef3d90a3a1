use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

#[component]
async fn read(path: String) -> Result<String, std::io::Error> {
    std::fs::read_to_string(path)
}

workflow! {
    Measure<path: String -> Result<usize, workflow::Error>> {
        let text = read(path);
        length(text: &text)
    }
}

fn main() {}
