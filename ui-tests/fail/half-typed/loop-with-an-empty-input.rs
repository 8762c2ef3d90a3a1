use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    Count<upto: u32 -> u32> {
        loop n = 0 {
            let next = add(x: n, more: );
            if next > upto { break next } else { continue next }
        }
    }
}

fn main() {}
