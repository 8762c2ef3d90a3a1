use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    Count<upto: u32 -> u32> {
        race {
            add(x: 1, more: 1), add(x: 2, more: 1), add(x: 3, more: 1),
            add(x: 4, more: 1), add(x: 5, more: 1), add(x: 6, more: 1),
            add(x: 7, more: 1), add(x: 8, more: 1), add(x: upto, more: 1),
        }
    }
}

fn main() {}
