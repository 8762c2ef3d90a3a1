use workflow::{component, workflow};

#[component]
async fn longer(text: &str, by: usize) -> usize {
    text.len() + by
}

workflow! {
    Measure<ticket: String -> usize> {
        let a = longer(text: &ticket, by: 1);
        #[aftr(a)]
        let b = longer(text: &ticket, by: 1);
        a + b
    }
}

fn main() {}
