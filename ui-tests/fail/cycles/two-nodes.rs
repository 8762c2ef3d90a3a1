use workflow::{component, workflow};

#[component]
async fn longer(text: &str, by: usize) -> usize {
    text.len() + by
}

workflow! {
    Measure<ticket: String -> usize> {
        let first = longer(text: &ticket, by: second);
        let second = longer(text: &ticket, by: first);
        second
    }
}

fn main() {}
