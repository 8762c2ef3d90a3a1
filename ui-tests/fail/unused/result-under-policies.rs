#![deny(warnings)]

use workflow::{component, workflow};

#[component]
async fn notify(text: String) -> Result<(), String> {
    Err(text)
}

workflow! {
    Announce<text: String -> Result<usize, workflow::Error>> {
        #[retry(3)]
        notify(text);
        #[timeout("1s")]
        notify(text);
        #[spawn]
        notify(text);
        #[timeout("1s")]
        #[retry(3)]
        #[timeout("1s")]
        notify(text);
        text.len()
    }
}

fn main() {}
