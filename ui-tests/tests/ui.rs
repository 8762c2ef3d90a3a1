//! What the compiler says, word for word.
//!
//! `fail/<topic>/<the-mistake>.rs` must not compile, and says what stands beside it in `.stderr`.
//! `pass/<what>.rs` must compile and run. To write the messages anew, and then read each one:
//! `TRYBUILD=overwrite cargo test -p ui-tests`; to run a part, `cargo test -p ui-tests -- ui trybuild=context`.

#[test]
fn ui() {
    let tests = trybuild::TestCases::new();
    tests.pass("pass/*.rs");
    tests.compile_fail("fail/*/*.rs");
}
