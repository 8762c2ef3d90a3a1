//! The workflows of `generated/mixed.rs` do what the interpreter says.

#[allow(unused, clippy::all, clippy::pedantic, reason = "written by no one")]
#[path = "generated/mixed.rs"]
mod generated;

use property_tests::draw::Family;
use property_tests::play;

#[test]
fn does_what_the_interpreter_says() {
    play::family(
        generated::SEED,
        Family::Mixed,
        generated::COUNT,
        generated::start,
    );
}

#[test]
fn tells_an_observer_of_all_that_happens() {
    play::watched(
        generated::SEED,
        Family::Mixed,
        generated::COUNT,
        generated::start,
        generated::watched,
    );
}
