use workflow::{component, workflow};

struct Unique(u32);

#[component]
async fn take(it: Unique) -> u32 {
    it.0
}

workflow! {
    Count<it: Unique -> u32> {
        loop n = 0 {
            let next = take(it);
            if next > 5 { break n } else { continue next }
        }
    }
}

fn main() {}
