use workflow::{component, workflow};

#[component]
async fn length(text: String) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        #[spawn(2)]
        let n = length(text: ticket);
        n + 1
    }
}

fn main() {}
