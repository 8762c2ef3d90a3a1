use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    Count<upto: u32 -> workflow::Result<u32>> {
        #[limit(3)]
        let next = add(x: upto, more: 1);
        next
    }
}

fn main() {}
