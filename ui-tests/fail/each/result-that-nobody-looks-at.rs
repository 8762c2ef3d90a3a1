#![deny(unused_must_use, unused_variables)]
use workflow::{component, workflow};

#[component]
async fn check(x: u32) -> Result<u32, std::fmt::Error> {
    Ok(x)
}

workflow! {
    pub Count<upto: u32 -> u32> {
        each x in 0..upto { check(x) }
        upto
    }
}

fn main() {}
