use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> {
        let all = each word in ticket.split(' ') {
            length(text: word)
        };
        all.len()
    }
}

fn main() {}
