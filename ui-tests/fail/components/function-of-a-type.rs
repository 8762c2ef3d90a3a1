use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        let text = String::from(text: ticket);
        length(text: &text)
    }
}

fn main() {}
