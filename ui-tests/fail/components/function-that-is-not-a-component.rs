use workflow::workflow;

async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        length(text: &ticket)
    }
}

fn main() {}
