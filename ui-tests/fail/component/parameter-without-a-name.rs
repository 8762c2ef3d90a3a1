use workflow::component;

#[component]
async fn ignore(_: u32) {}

#[component]
async fn by_reference(ref text: String) -> usize {
    text.len()
}

fn main() {}
