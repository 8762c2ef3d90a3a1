//! What the README shows is what there is.

use std::fs;
use std::path::Path;

#[expect(dead_code, reason = "only its graph is asked for")]
#[expect(
    clippy::needless_pass_by_value,
    clippy::unused_async,
    reason = "its components stand for some that wait, and own what they get"
)]
mod checkout {
    include!("readme/checkout.rs");

    pub(super) fn graph() -> &'static workflow::Graph {
        Checkout::graph()
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The contents of the README's code blocks of one kind.
fn blocks(kind: &str) -> Vec<String> {
    let readme = read("README.md");
    let fence = format!("```{kind}\n");
    let blocks = readme.split(&fence).skip(1);
    let block = |text: &str| text.split("```").next().unwrap().to_owned();
    blocks.map(block).collect()
}

#[test]
fn its_workflow_is_the_one_drawn_here() {
    let example = read("tests/readme/checkout.rs");
    let (_, code) = example.split_once("\n\n").unwrap();
    assert_eq!(blocks("rust")[0], code);
}

#[test]
fn its_picture_is_the_graph() {
    let picture = checkout::graph().mermaid().to_string();
    assert_eq!(blocks("mermaid")[0].trim_end(), picture.trim_end());
}

#[test]
fn its_errors_are_what_the_compiler_says() {
    let mut checked = 0;
    for block in blocks("text") {
        let Some((_, place)) = block.split_once("fail/readme/") else {
            continue;
        };
        let mistake = place.split(".rs").next().unwrap();
        let said = read(&format!("ui-tests/fail/readme/{mistake}.stderr"));
        assert_eq!(block.trim_end(), said.trim_end());
        checked += 1;
    }
    assert_eq!(checked, 3);
}
