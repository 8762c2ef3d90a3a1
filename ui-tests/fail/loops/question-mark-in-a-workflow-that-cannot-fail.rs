use workflow::{component, workflow};

#[component]
async fn check(x: u32) -> Result<u32, std::fmt::Error> {
    Ok(x)
}

workflow! {
    Count<upto: u32 -> u32> {
        loop n = 0 {
            let next = check(x: n)?;
            if next > upto { break next } else { continue next + 1 }
        }
    }
}

fn main() {}
