use workflow::workflow;

mod tools {
    #[workflow::component]
    async fn length(text: &str) -> usize {
        text.len()
    }
}

workflow! {
    Measure<ticket: String -> usize> {
        tools::length(text: &ticket)
    }
}

fn main() {}
