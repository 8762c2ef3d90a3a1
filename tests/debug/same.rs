//! What compiles in release builds compiles in debug builds, too: a run under a monitor has all that it
//! has under `Direct`.

use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::LazyLock;

use futures::Stream;
use workflow::debug::{DefaultDriver, Monitor};
use workflow::{Direct, component, workflow};

#[component]
async fn add(a: u64, b: u64) -> u64 {
    a + b
}

#[component]
fn count(to: u64) -> impl Stream<Item = u64> {
    futures::stream::iter(0..to)
}

workflow! {
    Add<a: u64, text: &str -> u64> {
        let length = text.len() as u64;
        let sum = add(a, b: length);
        sum
    }

    Count<to: u64 ~> u64> {
        ~count(to)
    }
}

static MONITOR: LazyLock<Monitor> = LazyLock::new(|| super::patient().0);

/// The driver of `run`, but not the one of the process.
fn driver() -> DefaultDriver {
    &MONITOR
}

fn is_all<T: Send + Sync + UnwindSafe + RefUnwindSafe>(_: &T) {}

#[test]
fn run_has_all_that_it_has_in_release_builds() {
    let text = String::from("abc");
    let (a, to) = (1, 2);
    is_all(&Add { a, text: &text }.run_with(Direct));
    is_all(&Add { a, text: &text }.run_with(driver()));
    is_all(&Count { to }.stream_with(Direct));
    is_all(&Count { to }.stream_with(driver()));
}

/// A run may be made of what does not live as long as its result.
#[test]
fn run_borrows_no_more_than_in_release_builds() {
    fn sum(text: &str) -> impl Future<Output = u64> {
        Add { a: 1, text }.run_with(driver())
    }
    let sum = futures::executor::block_on(sum(&String::from("abc")));
    assert_eq!(sum, 4);
}
