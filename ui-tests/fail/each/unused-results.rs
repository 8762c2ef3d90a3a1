#![deny(unused_must_use, unused_variables)]
use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    pub Count<upto: u32 -> u32> {
        let all = each x in 0..upto { add(x, more: 1) };
        upto
    }
}

fn main() {}
