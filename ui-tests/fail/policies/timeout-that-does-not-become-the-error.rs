use workflow::{component, workflow};

#[derive(Debug)]
pub struct Closed;

#[component]
async fn length(text: &str) -> Result<usize, Closed> {
    Ok(text.len())
}

workflow! {
    Measure<ticket: String -> Result<usize, Closed>> {
        #[timeout("10s")]
        let n = length(text: &ticket)?;
        n + 1
    }
}

fn main() {}
