use workflow::component;

#[component]
async fn index(files: Vec<String>, #[progress] report: impl Fn(&str)) -> usize {
    report(&files[0]);
    files.len()
}

fn main() {}
