use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        let n = match ticket.is_empty() {
            true => 0,
            false => {
                let inner = length(text: &ticket);
                inner + 1
            }
        };
        n + inner
    }
}

fn main() {}
