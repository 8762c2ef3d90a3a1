use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> Result<usize, workflow::Error>> {
        #[timeout]
        let a = length(text: &ticket);
        #[timeout(10s)]
        let b = length(text: &ticket);
        #[timeout(10)]
        let c = length(text: &ticket);
        #[timeout("10")]
        let d = length(text: &ticket);
        #[timeout("10 minutes")]
        let e = length(text: &ticket);
        #[timeout("0s")]
        let f = length(text: &ticket);
        #[timeout("99999999999999999h")]
        let g = length(text: &ticket);
        #[timeout("10s", or = 0)]
        let h = length(text: &ticket);
        #[timeout("10s")]
        #[timeout("1s")]
        let i = length(text: &ticket);
        a + b + c + d + e + f + g + h + i
    }
}

fn main() {}
