use workflow::component;

#[component(spawn)]
impl Chat {
    async fn invoke(question: String) -> String {
        question
    }
}

fn main() {}
