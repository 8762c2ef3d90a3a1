use workflow::component;

#[component(timeout = "10s")]
async fn length(text: &str) -> usize {
    text.len()
}

fn main() {}
