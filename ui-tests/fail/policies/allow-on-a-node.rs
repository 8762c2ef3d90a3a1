use workflow::{component, workflow};

#[component]
async fn longer(text: &str, by: usize) -> usize {
    text.len() + by
}

workflow! {
    Measure<ticket: String -> usize> {
        #[allow(unused)]
        let n = longer(text: &ticket, by: 1);
        ticket.len()
    }
}

fn main() {}
