use std::rc::Rc;
use workflow::{component, workflow};

#[derive(Debug)]
struct Local(#[allow(dead_code)] Rc<str>);

impl std::fmt::Display for Local {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("local")
    }
}

impl std::error::Error for Local {}

#[component]
async fn load(path: &str) -> Result<usize, Local> {
    Err(Local(path.into()))
}

workflow! {
    Measure<path: &str -> Result<usize, workflow::Error>> {
        let n = load(path)?;
        n
    }
}

fn main() {}
