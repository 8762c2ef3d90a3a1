use workflow::workflow;

workflow! {
    Measure<ticket: String -> Result<usize, workflow::Error>> {
        #[retry(3)]
        let n: usize = ticket.parse()?;
        n
    }
}

fn main() {}
