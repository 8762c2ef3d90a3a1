use workflow::component;

struct Step;

#[component]
async fn index(files: Vec<String>, #[progress] report: impl Fn(Step)) -> usize {
    report(Step);
    files.len()
}

fn main() {}
