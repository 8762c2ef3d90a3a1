use workflow::component;

#[component]
impl Chat {}

fn main() {
    let _ = Chat {};
}
