use workflow::{component, workflow};

#[component]
async fn longer(text: &str, by: usize) -> usize {
    text.len() + by
}

workflow! {
    Measure<ticket: String -> usize> {
        let first = longer(text: &ticket, by: 1);
        #[after(frist)]
        let n = longer(text: &ticket, by: 1);
        n + first
    }
}

fn main() {}
