use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    Count<upto: u32 -> u32> {
        loop n = 0 {
            let _next = add(x: n, more: 1);
            match n {
                0 => { let m = add(x: n, more: 2); break m.to_string() }
                1 => break n,
                n => continue n + 1,
            }
        }
    }
}

fn main() {}
