use workflow::{component, workflow};

#[component]
async fn step(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<n: u64 -> u64> {
        loop i = n {
            let next = step(x: i);
            if next > 3 { break 'outer next } else { continue next }
        }
    }
}

fn main() {}
