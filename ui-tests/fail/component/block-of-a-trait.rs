use workflow::component;

trait Answer {
    fn answer(question: String) -> String;
}

struct Chat;

#[component]
impl Answer for Chat {
    fn answer(question: String) -> String {
        question
    }
}

fn main() {}
