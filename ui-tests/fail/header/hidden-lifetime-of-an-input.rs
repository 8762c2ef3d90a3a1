use workflow::workflow;

struct Ticket<'a>(&'a str);

workflow! {
    Measure<ticket: Ticket -> usize> {
        ticket.0.len()
    }
}

fn main() {}
