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

workflow! {
    Measure<path: &str -> usize> {
        let doc = load(path);
        let n = words(doc);
        let all = vec![doc];
        n + all.len()
    }
}

fn main() {}
