use workflow::{component, workflow};

#[component]
async fn seed(r#type: u64, id: u64) -> u64 {
    r#type + id
}

workflow! {
    Plant<r#type: u64 -> u64> {
        seed(id: 3, type)
    }
}

fn main() {}
