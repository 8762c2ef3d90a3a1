use workflow::{component, workflow};

#[component]
async fn longer(text: &str, by: usize) -> usize {
    text.len() + by
}

workflow! {
    Measure<ticket: String -> usize> {
        #[cfg(unix)]
        longer(text: &ticket, by: 1)
    }
}

fn main() {}
