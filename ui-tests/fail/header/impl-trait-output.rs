use workflow::workflow;

workflow! {
    Measure<a: usize -> impl Iterator<Item = usize>> {
        0..a
    }
}

fn main() {}
