use workflow::component;

#[component(blocking)]
async fn hash(password: String) -> String {
    password
}

fn main() {}
