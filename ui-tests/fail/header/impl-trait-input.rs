use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<a: impl AsRef<str> -> usize> {
        length(text: a.as_ref())
    }
}

fn main() {}
