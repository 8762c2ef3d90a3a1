use std::str::FromStr;

use workflow::component;

#[component]
async fn parse<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

#[component]
fn zeros<const N: usize>() -> [u8; N] {
    [0; N]
}

#[component]
fn convert<T: Into<U>, U>(value: T) -> U {
    value.into()
}

fn main() {}
