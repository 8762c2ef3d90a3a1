use workflow::component;

#[component]
async fn count(words: &'w [String]) -> usize {
    words.len()
}

fn main() {}
