use workflow::{component, workflow};

#[component]
async fn next(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<to: u64 ~> u64> {
        next(x: to)
    }
}

fn main() {}
