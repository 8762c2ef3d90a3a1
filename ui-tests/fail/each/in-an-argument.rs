use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

#[component]
async fn sum(all: Vec<u32>) -> u32 {
    all.into_iter().sum()
}

workflow! {
    Count<upto: u32 -> u32> {
        let all = sum(all: each x in 0..upto { add(x, more: 1) });
        all
    }
}

fn main() {}
