use workflow::{component, workflow};

#[component]
async fn step(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<xs: Vec<u64>, y: u64 -> u64> {
        for x in xs { step(x) }
        y
    }
}

fn main() {}
