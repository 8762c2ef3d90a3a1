use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        match ticket.len() {
            n if check(n: length(text: &ticket)) => n,
            _ => 1,
        }
    }
}

fn main() {}
