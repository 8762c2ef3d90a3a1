use std::cell::Cell;
use workflow::{Context, component, workflow};

#[derive(Context)]
struct App {
    count: Cell<usize>,
}

#[component]
async fn length(#[context] count: &Cell<usize>, text: &str) -> usize {
    count.set(count.get() + 1);
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> with App {
        length(text: &ticket)
    }
}

fn assert_send(_: impl Send) {}

fn main() {
    let app = App {
        count: Cell::new(0),
    };
    assert_send(
        Measure {
            ticket: String::new(),
        }
        .run(&app),
    );
}
