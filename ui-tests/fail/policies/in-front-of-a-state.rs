use workflow::{component, workflow};

#[component]
async fn step(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<x: u64 -> u64> {
        loop y = #[timeout("1s", else = 0)] step(x) {
            break y
        }
    }
}

fn main() {}
