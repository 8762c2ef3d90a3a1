use workflow::workflow;

workflow! {
    Measure<a: usize -> &'a str> {
        "a"
    }
}

fn main() {}
