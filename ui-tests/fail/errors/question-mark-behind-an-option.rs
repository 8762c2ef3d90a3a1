use workflow::workflow;

workflow! {
    Measure<text: &str -> Result<usize, workflow::Error>> {
        let n = text.find('a')?;
        n
    }
}

fn main() {}
