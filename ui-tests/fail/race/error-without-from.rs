use workflow::{component, workflow};

#[component]
async fn check(x: u32) -> Result<u32, std::fmt::Error> {
    Ok(x)
}

workflow! {
    Count<upto: u32 -> Result<u32, std::fmt::Error>> {
        race { check(x: upto), check(x: 1) }?
    }
}

fn main() {}
