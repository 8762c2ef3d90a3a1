//! What is half typed stays where it is, and rustc says what it would say without the macro.

use workflow::{Invoke, Run, component};

#[component]
async fn classify(text: &str) -> usize {
    let length: u32 = text.len();
    text.
}

fn main() {
    let _ = classify { text: "" }.invoke(Run::direct(&()));
}
