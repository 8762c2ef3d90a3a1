use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        let group = {
            let inner = length(text: &ticket);
            inner + 1
        };
        let again = length(text: inner);
        group + again
    }
}

fn main() {}
