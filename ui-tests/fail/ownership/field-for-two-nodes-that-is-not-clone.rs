use workflow::{component, workflow};

struct Doc(String);

struct Ticket {
    doc: Doc,
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
    Measure<ticket: Ticket -> usize> {
        let words = words(doc: ticket.doc);
        let lines = lines(doc: ticket.doc);
        words + lines
    }
}

fn main() {}
