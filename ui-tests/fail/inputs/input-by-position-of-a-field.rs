use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: (String, u8) -> usize> {
        length(ticket.0)
    }
}

fn main() {}
