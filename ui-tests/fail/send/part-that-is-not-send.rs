use std::rc::Rc;
use workflow::{component, workflow};

#[component]
async fn share(ticket: String) -> Rc<str> {
    ticket.into()
}

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        let shared = share(ticket);
        let n = length(text: &shared);
        n + shared.len()
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
