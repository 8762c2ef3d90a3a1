use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    Count<upto: u32 -> u32> {
        each x in 0..upto { add(x, more: 1) }
    }
}

fn main() {}
