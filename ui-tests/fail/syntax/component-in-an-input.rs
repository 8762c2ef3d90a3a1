use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

#[component]
async fn double(n: usize) -> usize {
    2 * n
}

workflow! {
    Measure<ticket: String -> usize> {
        double(n: length(text: &ticket))
    }
}

fn main() {}
