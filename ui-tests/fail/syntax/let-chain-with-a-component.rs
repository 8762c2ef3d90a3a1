use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        if let 1 = length(text: &ticket) && true {
            1
        } else {
            2
        }
    }
}

fn main() {}
