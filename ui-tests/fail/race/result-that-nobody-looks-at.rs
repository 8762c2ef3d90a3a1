#![deny(unused_must_use, unused_variables)]
use workflow::{component, workflow};

#[component]
async fn check(x: u32) -> Result<u32, std::fmt::Error> {
    Ok(x)
}

workflow! {
    pub Count<upto: u32 -> u32> {
        race { check(x: upto), check(x: 1) }
        upto
    }
}

fn main() {}
