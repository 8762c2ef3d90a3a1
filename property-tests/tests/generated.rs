//! The files in `generated` are what the generator writes.

use std::fs;
use std::path::PathBuf;

use property_tests::draw::Family;
use property_tests::{COUNT, SEED, print};

#[test]
fn are_what_the_generator_writes() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/generated");
    for family in Family::ALL {
        let path = folder.join(family.name()).with_extension("rs");
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == print::family(SEED, family, COUNT),
            "{} is not up to date; write it again with `cargo run -p property-tests`",
            path.display()
        );
    }
}
