use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        let n = length(text: &tickt);
        n
    }

    Twice<ticket: String -> usize> {
        let a = Measure(ticket: ticket);
        let b = Measure(ticket: "b".to_string());
        a + b
    }
}

async fn all() -> usize {
    let n: usize = Measure {
        ticket: String::new(),
    }
    .run()
    .await;
    let m: usize = Twice {
        ticket: String::new(),
    }
    .run()
    .await;
    println!("{}", Measure::graph().mermaid());
    n + m
}

fn main() {
    let _ = all();
}
