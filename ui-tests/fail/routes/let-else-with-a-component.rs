use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        let 0 = length(text: &ticket) else { return 0 };
        1
    }
}

fn main() {}
