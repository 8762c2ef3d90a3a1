use workflow::{component, workflow};

#[component]
async fn numbers(n: u32) -> Vec<u32> {
    vec![n]
}

workflow! {
    Count<n: u32 -> usize> {
        let mut all = numbers(n);
        all.push(n);
        all.len()
    }
}

fn main() {
    let _ = Count { n: 1 }.run();
}
