use workflow::{component, workflow};

#[component]
async fn step(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<x: u64 -> u64> {
        while x < 3 { step(x); }
        x
    }
}

fn main() {}
