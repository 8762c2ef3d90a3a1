use workflow::workflow;

workflow! {
    Measure<text: &str -> usize> {
        let n: usize = text.parse()?;
        n
    }
}

fn main() {}
