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
        let other = load(path: "other");
        let words = words(doc);
        let lines = lines(doc);
        let both = lines(doc: other);
        words + lines + both
    }
}

fn main() {}
