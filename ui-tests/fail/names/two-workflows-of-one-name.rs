use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        length(text: &ticket)
    }

    Measure<text: String -> usize> {
        length(text: &text)
    }
}

fn main() {}
