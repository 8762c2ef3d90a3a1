use workflow::component;

#[component]
fn name<'a>(number: u32) -> &'a str {
    if number == 0 { "none" } else { "some" }
}

fn main() {}
