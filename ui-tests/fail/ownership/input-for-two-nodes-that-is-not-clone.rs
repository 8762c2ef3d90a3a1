use workflow::{component, workflow};

struct Doc(String);

#[component]
async fn words(doc: Doc) -> usize {
    doc.0.split(' ').count()
}

#[component]
async fn lines(doc: Doc) -> usize {
    doc.0.lines().count()
}

workflow! {
    Measure<doc: Doc -> usize> {
        let words = words(doc);
        let lines = lines(doc);
        words + lines
    }
}

fn main() {}
