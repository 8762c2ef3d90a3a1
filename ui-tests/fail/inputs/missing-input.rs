use workflow::{component, workflow};

#[component]
async fn count(text: &str, letter: char) -> usize {
    text.chars().filter(|&it| it == letter).count()
}

workflow! {
    Measure<ticket: String -> usize> {
        count(text: &ticket)
    }
}

fn main() {}
