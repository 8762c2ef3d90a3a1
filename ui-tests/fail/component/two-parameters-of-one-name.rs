use workflow::component;

#[component]
async fn add(x: u32, x: u64) -> u64 {
    x
}

fn main() {}
