use workflow::component;

#[component]
struct Classify {
    text: String,
}

#[component]
impl Classify {
    fn text(&self) -> &str {
        &self.text
    }
}

#[component]
const LIMIT: usize = 3;

fn main() {
    let _ = Classify { text: String::new() }.text().len() + LIMIT;
}
