use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        race {
            length(text: &ticket),
            length(text: "other"),
        }
    }
}

fn main() {}
