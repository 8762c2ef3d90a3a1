use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        let n = length(text: 1);
        let m = length(text: &ticket);
        n + m
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
