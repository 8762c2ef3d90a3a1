use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        match length(text: &ticket) {
            Some(n) => n,
            _ => 0,
        }
    }
}

fn main() {}
