use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> String> {
        let n = length(text: &ticket);
        n
    }
}

fn main() {}
