use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

workflow! {
    Count<upto: u32 -> u32> {
        loop n = 0, sum = 0 {
            match add(x: n, more: 1) {
                0 => break sum,
                1 => {
                    let _more = add(x: sum, more: n);
                }
                n => continue (n, sum),
            }
        }
    }
}

fn main() {}
