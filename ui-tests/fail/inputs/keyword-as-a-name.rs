use workflow::{component, workflow};

#[component]
async fn seed(r#type: u64, id: u64) -> u64 {
    r#type + id
}

workflow! {
    Plant<kind: u64 -> u64> {
        seed(type: kind, id: 3)
    }
}

fn main() {}
