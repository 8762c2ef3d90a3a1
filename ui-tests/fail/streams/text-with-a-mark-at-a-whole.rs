use workflow::{component, workflow};

#[component]
async fn next(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<to: u64 ~> String> {
        let next = next(x: to);
        ~("next: ", ~next)
    }
}

fn main() {}
