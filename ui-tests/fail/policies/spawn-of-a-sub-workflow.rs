use workflow::{component, workflow};

#[component]
async fn length(text: String) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        #[spawn]
        let n = Inner(ticket);
        n + 1
    }

    Inner<ticket: String -> usize> {
        length(text: ticket)
    }
}

fn main() {}
