use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> Result<usize, String> {
    Ok(text.len())
}

workflow! {
    Measure<ticket: String -> Result<usize, String>> {
        #[retry(3)]
        let n = match ticket.len() {
            0 => 0,
            _ => length(text: &ticket)?,
        };
        n
    }
}

fn main() {}
