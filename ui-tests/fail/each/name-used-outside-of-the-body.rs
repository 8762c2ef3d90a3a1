use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    Count<upto: u32 -> usize> {
        let all = each x in 0..upto { let more = add(x, more: 1); more };
        all.len() + x
    }
}

fn main() {}
