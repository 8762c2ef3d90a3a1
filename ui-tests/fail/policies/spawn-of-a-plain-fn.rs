use workflow::{component, workflow};

#[component]
fn length(text: String) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        #[spawn]
        let n = length(text: ticket);
        n + 1
    }
}

fn main() {}
