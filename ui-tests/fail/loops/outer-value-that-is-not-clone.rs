use workflow::{component, workflow};

struct Unique(u32);

#[component]
async fn take(it: Unique) -> u32 {
    it.0
}

#[component]
async fn make(x: u32) -> Unique {
    Unique(x)
}

workflow! {
    Count<upto: u32 -> u32> {
        let unique = make(x: upto);
        loop n = 0 {
            let next = take(it: unique);
            if next > upto { break n } else { continue next }
        }
    }
}

fn main() {}
