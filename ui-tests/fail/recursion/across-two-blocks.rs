use workflow::workflow;

workflow! {
    Walk<depth: u64 -> u64> {
        match depth {
            0 => 0,
            n => Step(depth: n - 1),
        }
    }
}

workflow! {
    Step<depth: u64 -> u64> {
        Walk(depth)
    }
}

fn main() {}
