use workflow::{component, workflow};

#[component]
async fn send(text: Vec<u8>) -> Result<usize, String> {
    Ok(text.len())
}

workflow! {
    Send<text: String -> Result<usize, String>> {
        #[retry(3)]
        send(text: text.into_bytes())?
    }
}

fn main() {}
