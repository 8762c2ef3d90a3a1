use workflow::component;

#[component]
async fn count(#[context(mut)] total: &u64, by: u64) -> u64 {
    total + by
}

fn main() {}
