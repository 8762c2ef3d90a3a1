use workflow::component;

#[component]
async fn index(files: Vec<String>, #[progress(usize)] report: impl Fn(usize)) -> usize {
    report(files.len());
    files.len()
}

#[component]
async fn read(file: String, #[context] #[progress] report: impl Fn(usize)) -> String {
    report(1);
    file
}

fn main() {}
