use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    Count<all: Vec<Option<u32>> -> Vec<u32>> {
        each Some(x) in all { add(x, more: 1) }
    }
}

fn main() {}
