use workflow::{component, workflow};

#[component]
async fn step(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<x: u64 -> u64> {
        let y = #[timeout("1s", else = 0)] step(x);
        y
    }
}

fn main() {}
