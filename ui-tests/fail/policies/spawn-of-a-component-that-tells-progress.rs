use workflow::{component, workflow};

#[component]
async fn index(files: Vec<String>, #[progress] report: impl Fn(usize)) -> usize {
    report(files.len());
    files.len()
}

workflow! {
    Count<files: Vec<String> -> usize> {
        #[spawn]
        index(files)
    }
}

fn main() {}
