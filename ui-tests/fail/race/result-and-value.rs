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
    Count<upto: u32 -> workflow::Result<u32>> {
        race { add(x: upto, more: 1), check(x: upto) }
    }
}

fn main() {}
