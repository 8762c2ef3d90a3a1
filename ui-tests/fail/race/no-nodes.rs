use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    Count<upto: u32 -> u32> {
        race {}
    }
}

fn main() {}
