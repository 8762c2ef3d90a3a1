use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

#[component]
async fn check(x: u32) -> Result<u32, std::fmt::Error> {
    Ok(x)
}

workflow! {
    Count<upto: u32 -> u32> {
        race { check(x: upto)?, add(x: 1, more: 1) }
    }
}

fn main() {}
