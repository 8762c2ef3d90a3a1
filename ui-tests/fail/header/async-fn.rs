use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    pub async fn measure(ticket: String) -> usize {
        length(text: &ticket)
    }
}

fn main() {}
