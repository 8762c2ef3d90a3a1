use workflow::{component, workflow};

struct Unique(u32);

#[component]
async fn take(it: Unique) -> u32 {
    it.0
}

workflow! {
    Count<it: Unique -> u32> {
        race { take(it), take(it) }
    }
}

fn main() {}
