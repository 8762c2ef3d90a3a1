use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket -> usize> {
        length(text: &ticket)
    }
}

async fn all() -> usize {
    Measure {
        ticket: String::new(),
    }
    .run()
    .await
}

fn main() {
    let _ = all();
}
