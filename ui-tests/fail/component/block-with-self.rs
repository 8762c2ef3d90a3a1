use workflow::component;

#[component]
impl Chat {
    async fn invoke(&self, question: String) -> String {
        question
    }
}

fn main() {
    let _ = Chat { question: String::new() };
}
