use workflow::{component, workflow};

#[derive(Debug)]
pub struct Busy;

#[component]
async fn length(text: &str) -> Result<usize, Busy> {
    Ok(text.len())
}

fn is_transient(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::TimedOut
}

workflow! {
    Measure<ticket: String -> Result<usize, Busy>> {
        #[retry(3, when = is_transient)]
        length(text: &ticket)?
    }
}

fn main() {}
