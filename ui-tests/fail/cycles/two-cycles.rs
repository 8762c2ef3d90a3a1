use workflow::{component, workflow};

#[component]
async fn longer(text: &str, by: usize) -> usize {
    text.len() + by
}

workflow! {
    Measure<ticket: String -> usize> {
        let a = longer(text: &ticket, by: b);
        let b = longer(text: &ticket, by: a);
        let c = longer(text: &ticket, by: d);
        let d = longer(text: &ticket, by: c);
        b + d
    }
}

fn main() {}
