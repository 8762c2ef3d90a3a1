use workflow::{component, workflow};

#[component]
async fn next(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<to: u64 ~> String> {
        let more = match to {
            0 => { let one = next(x: to); one }
            _ => to,
        };
        ~(one, " and ", more)
    }
}

fn main() {}
