use workflow::{component, workflow};

pub struct Pool;

#[component]
async fn length(#[context] pool: &Pool, text: String) -> usize {
    let Pool = pool;
    text.len()
}

workflow! {
    Measure<ticket: String -> usize> with Pool {
        #[spawn]
        let n = length(text: ticket);
        n + 1
    }
}

fn main() {}
