use workflow::workflow;

struct Pair {
    left: usize,
    right: usize,
}

workflow! {
    Measure<ticket: String -> usize> {
        let pair = Pair(left: ticket.len(), right: 2);
        pair.left + pair.right
    }
}

fn main() {}
