use workflow::component;

#[component(retry(3))]
async fn length(text: &str) -> usize {
    text.len()
}

fn main() {}
