//! `.first_item_timeout(d)`, `.item_timeout(d)` and `.timeout(d)` on a streamed result.

use std::time::Duration;

use futures::{Stream, StreamExt, stream};
use workflow::{Timeout, Timeouts as _, component, workflow};

use super::parts::Broken;

/// One item each `pause`.
#[component]
fn ticks(pause: Duration, to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to).then(move |x| async move {
        tokio::time::sleep(pause).await;
        x
    })
}

#[derive(Debug, PartialEq)]
pub(crate) enum Error {
    Broken(Broken),
    Late(Timeout),
}

impl From<Broken> for Error {
    fn from(error: Broken) -> Self {
        Error::Broken(error)
    }
}

impl From<Timeout> for Error {
    fn from(error: Timeout) -> Self {
        Error::Late(error)
    }
}

#[component]
fn checked(xs: impl Stream<Item = u64>) -> impl Stream<Item = Result<u64, Broken>> {
    xs.map(|x| if x == 9 { Err(Broken(x)) } else { Ok(x) })
}

workflow! {
    Ticks<pause: Duration, to: u64 ~> u64> {
        ~ticks(pause, to)
    }

    Checked<pause: Duration, to: u64 ~> Result<u64, Error>> {
        let xs = ticks(pause, to);
        let ys = checked(~xs);
        ~ys?
    }

    AnyError<pause: Duration, to: u64 ~> workflow::Result<u64>> {
        let xs = ticks(pause, to);
        let ys = checked(~xs);
        ~ys?
    }
}

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn a_limit_that_is_not_kept_is_the_last_item() {
    let run = Ticks {
        pause: SECOND,
        to: 5,
    }
    .stream();
    let items: Vec<_> = run.timeout(SECOND * 5 / 2).collect().await;
    assert_eq!(items[..2], [Ok(1), Ok(2)]);
    assert_eq!(items[2].unwrap_err().after(), SECOND * 5 / 2);
    assert_eq!(items.len(), 3);

    let run = Ticks {
        pause: SECOND,
        to: 5,
    }
    .stream();
    let items: Vec<_> = run.first_item_timeout(SECOND / 2).collect().await;
    assert_eq!(items.len(), 1);

    let run = Ticks {
        pause: SECOND,
        to: 5,
    }
    .stream();
    let items: Vec<_> = run.item_timeout(SECOND * 2).collect().await;
    assert_eq!(items, [1, 2, 3, 4, 5].map(Ok));
}

#[tokio::test(start_paused = true)]
async fn where_the_items_are_results_it_is_one_of_their_errors() {
    let run = Checked {
        pause: SECOND,
        to: 5,
    }
    .stream();
    let items: Vec<_> = run.timeout(SECOND * 3 / 2).collect().await;
    assert_eq!(items[0], Ok(1));
    assert!(matches!(items[1], Err(Error::Late(_))));

    let run = Checked {
        pause: SECOND,
        to: 10,
    }
    .stream();
    let items: Vec<_> = run.item_timeout(SECOND * 2).collect().await;
    assert_eq!(items.last(), Some(&Err(Error::Broken(Broken(9)))));

    let run = AnyError {
        pause: SECOND,
        to: 5,
    }
    .stream();
    let items: Vec<_> = run.first_item_timeout(SECOND / 2).collect().await;
    let error = items[0].as_ref().unwrap_err();
    assert_eq!(error.to_string(), "no first item within 500ms");
}
