use std::rc::Rc;

use workflow::{component, workflow};

#[component]
async fn length(text: String) -> usize {
    let shared = Rc::new(text);
    std::future::ready(()).await;
    shared.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        #[spawn]
        let n = length(text: ticket);
        n + 1
    }
}

fn main() {}
