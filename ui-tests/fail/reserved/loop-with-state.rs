use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        let n = loop n = length(text: &ticket) {
            break n
        };
        n
    }
}

fn main() {}
