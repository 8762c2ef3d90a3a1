#![deny(unreachable_patterns)]
use workflow::{component, workflow};

#[component]
pub async fn length(text: &str) -> usize {
    text.len()
}

pub enum Kind {
    Short,
    Long(usize),
    Empty,
}

workflow! {
    pub Measure<ticket: String, kind: Kind -> usize> {
        match kind {
            Kind::Short => length(text: &ticket),
            _ => 1,
            Kind::Empty => 0,
        }
    }
}

fn main() {}
