use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    Count<upto: u32 -> u32> {
        loop n = 0 {
            let winner = race { add(x: n, more: 1), { continue n + 1 } };
            if winner > upto { break n } else { continue winner }
        }
    }
}

fn main() {}
