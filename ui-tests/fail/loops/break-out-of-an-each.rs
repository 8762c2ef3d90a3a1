use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    Count<upto: u32 -> u32> {
        loop n = 0 {
            let all = each x in 0..upto {
                match add(x, more: n) { 0 => break n, more => more }
            };
            if all.is_empty() { break n } else { continue n + 1 }
        }
    }
}

fn main() {}
