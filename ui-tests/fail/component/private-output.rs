use workflow::component;

pub mod components {
    use super::component;

    struct Intent;

    #[component]
    pub async fn classify(text: &str) -> Intent {
        let _ = text;
        Intent
    }
}

fn main() {}
