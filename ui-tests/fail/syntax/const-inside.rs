use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        const N: usize = 1;
        let n = length(text: &ticket);
        n + N
    }
}

fn main() {}
