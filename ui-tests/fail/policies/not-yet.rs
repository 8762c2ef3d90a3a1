use workflow::{component, workflow};

#[component]
async fn longer(text: &str, by: usize) -> usize {
    text.len() + by
}

workflow! {
    Measure<ticket: String -> usize> {
        #[retry(3)]
        let a = longer(text: &ticket, by: 1);
        #[timeout("10s")]
        let b = longer(text: &ticket, by: 1);
        #[spawn]
        let c = longer(text: &ticket, by: 1);
        #[concurrency(2)]
        #[limit(2)]
        let d = longer(text: &ticket, by: 1);
        a + b + c + d
    }
}

fn main() {}
