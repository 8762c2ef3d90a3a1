use workflow::workflow;

struct Meters(usize);

workflow! {
    Measure<ticket: String -> Meters> {
        Meters(ticket.len())
    }
}

fn main() {}
