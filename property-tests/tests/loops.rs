//! The workflows of `generated/loops.rs` do what the interpreter says.

#[allow(unused, clippy::all, clippy::pedantic, reason = "written by no one")]
#[path = "generated/loops.rs"]
mod generated;

use property_tests::draw::Family;
use property_tests::play;

#[test]
fn does_what_the_interpreter_says() {
    play::family(
        generated::SEED,
        Family::Loops,
        generated::COUNT,
        generated::start,
    );
}
