use workflow::{component, workflow};

struct Unique(u32);

#[component]
async fn take(it: Unique) -> u32 {
    it.0
}

workflow! {
    Count<upto: u32, it: Unique -> Vec<u32>> {
        each _ in 0..upto { take(it) }
    }
}

fn main() {}
