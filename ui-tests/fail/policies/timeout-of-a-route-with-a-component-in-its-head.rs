use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> Result<usize, workflow::Error>> {
        #[timeout("10s")]
        let n = match length(text: &ticket) {
            0 => 0,
            n => n + 1,
        };
        n
    }
}

fn main() {}
