use workflow::component;

struct Words<'t>(Vec<&'t str>);

#[component]
async fn count(words: Words) -> usize {
    words.0.len()
}

fn main() {}
