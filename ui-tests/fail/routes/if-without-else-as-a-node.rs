use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        let n = if ticket.is_empty() {
            length(text: &ticket)
        };
        n
    }
}

fn main() {}
