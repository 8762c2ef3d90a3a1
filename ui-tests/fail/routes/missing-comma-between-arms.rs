use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

enum Kind {
    Short,
    Long(usize),
    Empty,
}

workflow! {
    Measure<ticket: String, kind: Kind -> usize> {
        match kind {
            Kind::Short => length(text: &ticket)
            Kind::Long(n) => n,
            Kind::Empty => 0,
        }
    }
}

fn main() {}
