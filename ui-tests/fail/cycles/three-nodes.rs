use workflow::{component, workflow};

#[component]
async fn longer(text: &str, by: usize) -> usize {
    text.len() + by
}

workflow! {
    Measure<ticket: String -> usize> {
        let first = longer(text: &ticket, by: third);
        let second = longer(text: &ticket, by: first);
        let third = second + 1;
        third
    }
}

fn main() {}
