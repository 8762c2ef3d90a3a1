use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        for word in ticket.split(' ') {
            length(text: word);
        }
        1
    }
}

fn main() {}
