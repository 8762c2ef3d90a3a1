use workflow::workflow;

struct Pair {
    left: usize,
    right: usize,
}

workflow! {
    Measure<ticket: String -> usize> {
        match Pair { left: 1, right: ticket.len() } {
            Pair { left, right } => left + right,
        }
    }
}

fn main() {}
