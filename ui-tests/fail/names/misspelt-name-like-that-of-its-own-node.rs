use workflow::{component, workflow};

#[component]
async fn step(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<x: u64 -> u64> {
        let a = step(x: y);
        a
    }
}

fn main() {}
