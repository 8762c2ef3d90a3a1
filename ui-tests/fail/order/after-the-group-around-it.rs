use workflow::{component, workflow};

#[component]
async fn longer(text: &str, by: usize) -> usize {
    text.len() + by
}

workflow! {
    Measure<ticket: String -> usize> {
        let group = {
            #[after(group)]
            longer(text: &ticket, by: 1)
        };
        group
    }
}

fn main() {}
