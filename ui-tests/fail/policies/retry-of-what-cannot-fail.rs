use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        #[retry(3)]
        let n = length(text: &ticket);
        n + 1
    }
}

fn main() {}
