use workflow::component;

#[component(after(b), limit(3))]
async fn a(text: &str) -> usize {
    text.len()
}

#[component(concurrency(3))]
async fn b(text: &str) -> usize {
    text.len()
}

#[component(buffer = 64)]
async fn c(text: &str) -> usize {
    text.len()
}

fn main() {}
