use workflow::{component, workflow};

#[component]
async fn step(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<x: u64 -> u64> {
        race { #[timeout("1s", else = 0)] step(x), step(x: x + 1) }
    }
}

fn main() {}
