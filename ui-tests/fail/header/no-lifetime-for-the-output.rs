use workflow::workflow;

workflow! {
    Measure<a: usize -> &str> {
        "a"
    }
}

fn main() {}
