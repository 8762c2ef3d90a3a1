use workflow::workflow;

workflow! {
    Measure<ticket: String -> Result<usize, workflow::Error>> {
        #[timeout("10s")]
        let n = ticket.len();
        n + 1
    }
}

fn main() {}
