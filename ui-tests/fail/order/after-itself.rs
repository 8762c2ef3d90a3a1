use workflow::{component, workflow};

#[component]
async fn longer(text: &str, by: usize) -> usize {
    text.len() + by
}

workflow! {
    Measure<ticket: String -> usize> {
        #[after(n)]
        let n = longer(text: &ticket, by: 1);
        n
    }
}

fn main() {}
