use workflow::component;

#[component(retry(3), timeout = "10s")]
impl Chat {
    async fn invoke(text: &str) -> Result<usize, String> {
        Ok(text.len())
    }
}

fn main() {}
