use workflow::{component, workflow};

#[component]
async fn step(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<n: u64 -> u64> {
        let r = 'outer: loop i = n {
            let next = step(x: i);
            if next > 3 { break next } else { continue next }
        };
        r
    }
}

fn main() {}
