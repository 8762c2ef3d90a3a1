//! The price of one name for a function and its inputs.

use workflow::component;

mod search {
    pub fn index() {}
}

#[component]
async fn search(text: &str) -> usize {
    search::index();
    text.len()
}

fn main() {}
