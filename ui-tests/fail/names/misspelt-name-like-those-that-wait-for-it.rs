use workflow::{component, workflow};

#[component]
async fn step(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<x: u64 -> u64> {
        let next = step(x: nxt);
        let nxt2 = { let twice = step(x: next); twice };
        nxt2 + x
    }
}

fn main() {}
