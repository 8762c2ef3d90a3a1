use std::borrow::Cow;

use workflow::component;

#[component]
async fn greet(#[context] greeting: &Cow<'_, str>, name: String) -> String {
    format!("{greeting} {name}")
}

#[component]
async fn shout(#[context] greeting: &&str, name: String) -> String {
    format!("{greeting} {name}!")
}

fn main() {}
