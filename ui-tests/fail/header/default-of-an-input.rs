use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<a: usize = 1 -> usize> {
        length(text: "a")
    }
}

fn main() {}
