use workflow::component;

pub struct Closed;

#[component(timeout = "10s")]
async fn length(text: &str) -> Result<usize, Closed> {
    Ok(text.len())
}

fn main() {}
