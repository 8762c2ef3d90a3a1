use workflow::{component, workflow};

#[component]
fn numbers(upto: u32) -> impl futures::Stream<Item = u32> {
    futures::stream::iter(0..upto)
}

workflow! {
    Count<upto: u32 ~> u32> {
        let xs = numbers(upto);
        let ys = loop n = 0 {
            if n > upto { break ~xs } else { continue n + 1 }
        };
        ~ys
    }
}

fn main() {}
