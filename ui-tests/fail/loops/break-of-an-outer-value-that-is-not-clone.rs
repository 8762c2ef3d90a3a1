use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

struct Unique;

workflow! {
    Count<it: Unique, upto: u32 -> Unique> {
        loop n = 0 {
            let next = add(x: n, more: 1);
            if next > upto { break it } else { continue next }
        }
    }
}

fn main() {}
