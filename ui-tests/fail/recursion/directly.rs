use workflow::workflow;

workflow! {
    Walk<depth: u64 -> u64> {
        match depth {
            0 => 0,
            n => Walk(depth: n - 1),
        }
    }
}

fn main() {}
