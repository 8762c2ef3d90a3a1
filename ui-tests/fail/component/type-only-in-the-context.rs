use workflow::component;

trait Llm {
    fn ask(&self, question: &str) -> String;
}

#[component]
async fn answer<L: Llm>(#[context] llm: &L, question: &str) -> String {
    llm.ask(question)
}

#[component]
async fn reply(#[context] llm: &impl Llm, question: &str) -> String {
    llm.ask(question)
}

fn main() {}
