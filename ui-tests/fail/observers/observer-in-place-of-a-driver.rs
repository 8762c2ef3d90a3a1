use workflow::{Graph, Observer, Site, component, workflow};

struct Silent;

impl Observer for Silent {
    type Scope = ();

    fn root(&self, _: &'static Graph) {}

    fn child(&self, _: (), _: Site) {}
}

#[component]
async fn length(text: &str) -> usize {
    text.len()
}

workflow! {
    Measure<text: &str -> usize> {
        length(text)
    }
}

fn main() {
    let _run = Measure { text: "" }.run_with(&Silent);
}
