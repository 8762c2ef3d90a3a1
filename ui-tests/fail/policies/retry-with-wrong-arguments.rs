use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> Result<usize, String> {
    Ok(text.len())
}

workflow! {
    Measure<ticket: String -> Result<usize, String>> {
        #[retry]
        let a = length(text: &ticket)?;
        #[retry("3")]
        let b = length(text: &ticket)?;
        #[retry(0)]
        let c = length(text: &ticket)?;
        #[retry(3, bakoff = "1s")]
        let d = length(text: &ticket)?;
        #[retry(3, times = 4)]
        let e = length(text: &ticket)?;
        #[retry(3, backoff = "5s..100ms")]
        let f = length(text: &ticket)?;
        #[retry(3, backoff = "1s", backoff = "2s")]
        let g = length(text: &ticket)?;
        #[retry(3)]
        #[retry(3)]
        let h = length(text: &ticket)?;
        a + b + c + d + e + f + g + h
    }
}

fn main() {}
