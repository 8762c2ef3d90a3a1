use workflow::{component, workflow};

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

#[component]
async fn log(n: usize) {
    println!("{n}");
}

workflow! {
    Measure<ticket: String -> String> {
        let n = length(text: &ticket);
        log(n);
        n
    }
}

fn main() {}
