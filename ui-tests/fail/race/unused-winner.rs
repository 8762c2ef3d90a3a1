#![deny(unused_must_use, unused_variables)]
use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    pub Count<upto: u32 -> u32> {
        let first = race { add(x: upto, more: 1), add(x: 1, more: 1) };
        upto
    }
}

fn main() {}
