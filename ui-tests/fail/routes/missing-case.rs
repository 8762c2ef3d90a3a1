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
    Measure<kind: Kind -> usize> {
        match kind {
            Kind::Short => length(text: "short"),
            Kind::Long(n) => n,
        }
    }
}

fn main() {}
