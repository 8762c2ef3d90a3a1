use workflow::{component, workflow};

#[component]
async fn step(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<xs: Vec<u64> -> usize> {
        while let Some(x) = xs.last() {
            step(x: *x)
        }
        xs.len()
    }
}

fn main() {}
