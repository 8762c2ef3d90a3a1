use std::borrow::Cow;

use workflow::component;

#[component(blocking)]
fn hash(password: &str, salt: &[u8], pepper: Option<&str>, name: Cow<'_, str>) -> usize {
    password.len() + salt.len() + pepper.map_or(0, str::len) + name.len()
}

#[component(spawn)]
async fn longest<'t>(a: &'t str, fallback: &'static str) -> &'t str {
    if a.is_empty() { fallback } else { a }
}

fn main() {}
