use workflow::{component, workflow};

#[component]
async fn longer(text: &str, by: usize) -> usize {
    text.len() + by
}

workflow! {
    Measure<ticket: String -> usize> {
        #[after(second)]
        let first = longer(text: &ticket, by: 1);
        let second = longer(text: &ticket, by: first);
        second
    }
}

fn main() {}
