use workflow::component;

#[component]
async fn index(files: Vec<String>, #[progress] report: impl Fn(usize) + Send + 'static) -> usize {
    report(files.len());
    files.len()
}

fn main() {}
