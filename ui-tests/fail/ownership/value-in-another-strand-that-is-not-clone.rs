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
async fn both(a: Doc, b: Doc) -> usize {
    a.0.lines().count() + b.0.lines().count()
}

workflow! {
    Measure<path: &str -> usize> {
        let doc = load(path);
        let other = load(path: "other");
        let n = words(doc);
        let m = both(a: doc, b: other);
        n + m
    }
}

fn main() {}
