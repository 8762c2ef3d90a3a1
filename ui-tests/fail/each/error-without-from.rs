use workflow::{component, workflow};

#[component]
async fn check(x: u32) -> Result<u32, std::fmt::Error> {
    Ok(x)
}

workflow! {
    Count<upto: u32 -> Result<Vec<u32>, std::num::ParseIntError>> {
        each x in 0..upto { check(x)? }
    }
}

fn main() {}
