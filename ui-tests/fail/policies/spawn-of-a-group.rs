use workflow::{component, workflow};

#[component]
async fn length(text: String) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        #[spawn]
        let n = {
            let n = length(text: ticket);
            n + 1
        };
        n + 1
    }
}

fn main() {}
