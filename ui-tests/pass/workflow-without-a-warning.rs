//! What is meant needs no excuse: none of this warns.

#![deny(warnings)]

use workflow::{component, workflow};

#[derive(Clone)]
struct Ticket {
    text: String,
    tags: Vec<String>,
}

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

#[component]
async fn save(text: &str) -> Result<(), std::io::Error> {
    std::io::Write::write_all(&mut std::io::sink(), text.as_bytes())
}

#[component]
async fn log(text: String) {
    let _ = text;
}

workflow! {
    Unused<ticket: Ticket, _limit: usize -> usize> {
        let _again = length(text: &ticket.text);
        let _ = save(text: &ticket.text);
        let done = log(text: ticket.text.clone());
        #[after(done)]
        log(text: ticket.tags.concat());
        length(text: &ticket.text)
    }

    Routes<ticket: Ticket, kind: Option<usize> -> Result<usize, workflow::Error>> {
        let n = match kind {
            Some(0) | None => 0,
            Some(n) if n > ticket.tags.len() => length(text: &ticket.text),
            Some(n) => {
                save(text: &ticket.text)?;
                n
            }
        };
        let m = if n == 0 {
            length(text: "short")
        } else if n == 1 {
            length(text: "longer")
        } else {
            n
        };
        if let Some(tag) = ticket.tags.first() {
            log(text: tag.clone());
        }
        n + m
    }

    Nothing<ticket: Ticket -> ()> {
        log(text: ticket.text);
    }

    Later<_ticket: Ticket -> Result<usize, workflow::Error>> {
        todo!()
    }

    Group<ticket: Ticket -> usize> {
        let both = {
            let a = length(text: &ticket.text);
            let b = length(text: "b");
            a + b
        };
        both
    }

    /// Names that what is written around them has, too.
    Names<run: usize, inputs: usize, result: usize, output: usize -> usize> {
        let head = run + inputs;
        let outcome = length(text: "outcome");
        head + result + output + outcome
    }
}

fn main() {
    let ticket = Ticket {
        text: "text".to_owned(),
        tags: vec!["tag".to_owned()],
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(async {
        let unused = Unused {
            ticket: ticket.clone(),
            _limit: 1,
        };
        assert_eq!(unused.run().await, 4);
        let routes = Routes {
            ticket: ticket.clone(),
            kind: Some(1),
        };
        assert_eq!(routes.run().await.unwrap(), 7);
        Nothing {
            ticket: ticket.clone(),
        }
        .run()
        .await;
        assert_eq!(
            Group {
                ticket: ticket.clone()
            }
            .run()
            .await,
            5
        );
        let names = Names {
            run: 1,
            inputs: 2,
            result: 3,
            output: 4,
        };
        assert_eq!(names.run().await, 17);
    });
    let _ = Later { _ticket: ticket };
}
