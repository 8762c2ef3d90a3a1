use workflow::component;

#[component(spawn)]
fn hash(password: String) -> String {
    password
}

fn main() {}
