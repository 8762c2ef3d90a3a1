use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

struct App;

workflow! {
    Measure<ticket: String -> usize> with &App {
        length(text: &ticket)
    }
}

fn main() {}
