use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    Count<upto: u32 -> u32> {
        let n = loop m = 0 {
            let next = add(x: m, more: last);
            if next > upto { break next } else { continue next }
        };
        let last = add(x: n, more: 1);
        last
    }
}

fn main() {}
