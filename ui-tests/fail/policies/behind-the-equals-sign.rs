use workflow::{component, workflow};

#[component]
async fn step(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<xs: Vec<u64> -> usize> {
        let all = #[concurrency(2)] each x in xs {
            step(x)
        };
        all.len()
    }
}

fn main() {}
