use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        length(text: &ticket)
    }

    Twice<ticket: String -> usize> {
        let n = Measure();
        n + ticket.len()
    }
}

fn main() {}
