//! What stands in for a component with a mistake can still be used.

use workflow::{Invoke, Node, Run, component};

struct Db;

#[component]
async fn search(#[context] db: &mut Db, text: &str) -> Vec<String> {
    let _ = (db, text);
    Vec::new()
}

#[component(blocking)]
async fn read(path: String) -> Result<String, std::io::Error> {
    std::fs::read_to_string(path)
}

async fn both() -> Result<usize, std::io::Error> {
    let found = search { text: "x" }.invoke(Run::direct(&())).await;
    let text = read { path: "x".to_owned() }.invoke(Run::direct(&())).await?;
    Ok(found.len() + text.len())
}

fn length(found: <search<'_> as Node>::Output) -> usize {
    found.len()
}

fn main() {
    let _ = (both(), length(Vec::new()));
}
