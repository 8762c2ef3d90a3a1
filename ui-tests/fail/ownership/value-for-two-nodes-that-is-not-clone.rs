use workflow::{component, workflow};

struct Doc(String);

#[component]
async fn load(path: &str) -> Doc {
    Doc(path.to_owned())
}

#[component]
async fn words(doc: Doc) -> usize {
    doc.0.split(' ').count()
}

#[component]
async fn lines(doc: Doc) -> usize {
    doc.0.lines().count()
}

workflow! {
    Measure<path: &str -> usize> {
        let doc = load(path);
        let words = words(doc);
        let lines = lines(doc);
        words + lines
    }
}

fn main() {}
