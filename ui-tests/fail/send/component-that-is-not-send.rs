use std::rc::Rc;
use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    let shared: Rc<str> = text.into();
    tokio::task::yield_now().await;
    shared.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        length(text: &ticket)
    }
}

fn assert_send(_: impl Send) {}

fn main() {
    assert_send(
        Measure {
            ticket: String::new(),
        }
        .run(),
    );
}
