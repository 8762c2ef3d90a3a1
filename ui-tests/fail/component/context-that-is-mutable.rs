use workflow::component;

#[component]
async fn count(#[context] total: &mut u64, by: u64) {
    *total += by;
}

fn main() {}
