use workflow::component;

struct Chat {
    question: String,
}

#[component]
impl Chat {
    fn invoke(question: String) -> String {
        question
    }
}

fn main() {}
