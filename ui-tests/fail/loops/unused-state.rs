#![deny(unused_must_use, unused_variables)]
use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    pub Count<upto: u32 -> u32> {
        loop n = 0 {
            let n = add(x: upto, more: 1);
            if n > upto { break n } else { continue n }
        }
    }
}

fn main() {}
