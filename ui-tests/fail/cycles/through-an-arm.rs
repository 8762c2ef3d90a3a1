use workflow::{component, workflow};

#[component]
async fn longer(text: &str, by: usize) -> usize {
    text.len() + by
}

workflow! {
    Measure<ticket: String -> usize> {
        let n = match ticket.is_empty() {
            true => 0,
            false => longer(text: &ticket, by: last),
        };
        let last = longer(text: "end", by: n);
        last
    }
}

fn main() {}
