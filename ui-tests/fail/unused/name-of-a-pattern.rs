#![deny(unused)]
use workflow::workflow;

workflow! {
    pub Measure<ticket: Option<String> -> usize> {
        match ticket {
            Some(text) => 1,
            None => 0,
        }
    }
}

fn main() {}
