use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        let n = length(text: &ticket);
        let n = length(text: "again");
        n
    }
}

fn main() {}
