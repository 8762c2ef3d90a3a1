use std::fmt::Display;

use workflow::component;

#[component]
async fn shown(x: u32) -> Result<impl Display, String> {
    Ok(x)
}

#[component]
fn later(x: u32) -> impl Future<Output = Option<u32>> {
    async move { Some(x) }
}

fn main() {}
