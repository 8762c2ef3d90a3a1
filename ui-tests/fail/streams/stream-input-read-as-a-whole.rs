use workflow::{component, workflow};

#[component]
async fn next(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<~numbers: u64 -> u64> {
        next(x: numbers)
    }
}

fn main() {}
