use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        match ticket.len() {
            0 => 1,
            Some(
            )
        }
    }
}

fn main() {}
