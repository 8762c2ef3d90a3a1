use workflow::{component, workflow};

#[component]
async fn step(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<xs: Vec<u64> -> usize> {
        let all = for x in xs {
            let next = step(x);
            next
        };
        all.len()
    }
}

fn main() {}
