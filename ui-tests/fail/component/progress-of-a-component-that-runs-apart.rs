use workflow::component;

#[component(blocking)]
fn index(files: Vec<String>, #[progress] report: impl Fn(usize)) -> usize {
    report(files.len());
    files.len()
}

fn main() {}
