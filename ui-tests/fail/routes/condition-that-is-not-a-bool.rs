use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        if length(text: &ticket) {
            1
        } else {
            2
        }
    }
}

fn main() {}
