use workflow::component;

#[component]
async fn index(files: Vec<String>, #[progress] report: fn(usize)) -> usize {
    report(files.len());
    files.len()
}

#[component]
async fn read(file: String, #[progress] report: impl Fn(usize, usize)) -> String {
    report(1, 1);
    file
}

fn main() {}
