use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    Count<upto: u32 -> u32> {
        let text = loop n = 0 {
            let next = add(x: n, more: 1);
            if next > upto { break n.to_string() } else { continue next }
        };
        text
    }
}

fn main() {}
