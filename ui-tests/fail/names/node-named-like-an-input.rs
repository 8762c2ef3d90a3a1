use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Longest<~words: String -> usize> {
        let lengths = each word in ~words { length(text: &word) };
        let words = workflow::collect(items: ~lengths).into_iter().max();
        words.unwrap_or_default()
    }

    Measure<ticket: String -> usize> {
        let ticket = length(text: &ticket);
        ticket
    }
}

fn main() {}
