use workflow::workflow;

workflow! {
    #![workflow(krate = workflow)]

    Measure<ticket: String -> usize> {
        ticket.len()
    }
}

fn main() {}
