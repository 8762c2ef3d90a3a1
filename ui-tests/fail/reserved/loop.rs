use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        loop {
            break length(text: &ticket)
        }
    }
}

fn main() {}
