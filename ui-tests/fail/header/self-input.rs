use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<self -> usize> {
        length(text: "a")
    }
}

fn main() {}
