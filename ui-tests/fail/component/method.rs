use workflow::component;

struct Chat;

impl Chat {
    #[component]
    async fn answer(&self, question: String) -> String {
        question
    }
}

fn main() {}
