use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: Option<String> -> usize> {
        let n = match &ticket {
            Some(text) => length(text),
            None => 0,
        };
        let again = length(text);
        n + again
    }
}

fn main() {}
