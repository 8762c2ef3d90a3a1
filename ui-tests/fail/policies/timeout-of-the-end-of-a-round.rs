use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> Result<usize, workflow::Error>> {
        loop sum = 0 {
            let n = length(text: &ticket);
            #[timeout("10s")]
            if sum > 10 {
                break sum
            } else {
                continue sum + n
            }
        }
    }
}

fn main() {}
