use workflow::{component, workflow};

#[component]
async fn check(x: u32) -> Result<u32, std::fmt::Error> {
    Ok(x)
}

#[component]
async fn text(x: u32) -> Result<String, std::fmt::Error> {
    Ok(x.to_string())
}

workflow! {
    Count<upto: u32 -> workflow::Result<u32>> {
        let first = race { check(x: upto), text(x: upto) }?;
        first
    }
}

fn main() {}
