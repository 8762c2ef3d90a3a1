use workflow::{component, workflow};

#[component]
async fn longer(text: &str, by: usize) -> usize {
    text.len() + by
}

workflow! {
    Measure<ticket: String -> usize> {
        let n = if ticket.is_empty() {
            let inner = longer(text: &ticket, by: 1);
            inner
        } else {
            0
        };
        #[after(inner)]
        let m = longer(text: &ticket, by: 1);
        n + m
    }
}

fn main() {}
