use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    Count<upto: u32 -> u32> {
        match loop { break upto } {
            0 => add(x: 1, more: 1),
            n => n,
        }
    }
}

fn main() {}
