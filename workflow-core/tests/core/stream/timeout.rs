//! Limits to how long the reader of a streaming run waits.

use std::time::Duration;

use futures::{Stream, StreamExt, stream};
use tokio::time::{Instant, sleep};
use workflow_core::{Error, Items, Timeout, Timeouts};

use super::script::items;
use crate::steps::Log;

const MS: Duration = Duration::from_millis(1);

/// A stream whose items come after so many milliseconds each.
fn ticks(waits: &'static [u32]) -> Items<impl Stream<Item = u32>> {
    Items::new(stream::iter(waits).then(|&wait| async move {
        sleep(wait * MS).await;
        wait
    }))
}

/// The same of a run that can fail.
fn tries(waits: &'static [u32]) -> Items<impl Stream<Item = Result<u32, Error>>> {
    Items::new(ticks(waits).map(Ok))
}

/// All items, the error as a text.
async fn read<E: ToString>(stream: impl Stream<Item = Result<u32, E>>) -> Vec<Result<u32, String>> {
    let texts = stream.map(|item| item.map_err(|error| error.to_string()));
    texts.collect().await
}

fn late(limit: &str) -> Result<u32, String> {
    Err(limit.to_owned())
}

#[tokio::test(start_paused = true)]
async fn the_first_item_has_its_limit() {
    assert_eq!(
        read(ticks(&[4, 90]).first_item_timeout(5 * MS)).await,
        [Ok(4), Ok(90)]
    );
    let failed = read(ticks(&[6, 1]).first_item_timeout(5 * MS)).await;
    assert_eq!(failed, [late("no first item within 5ms")]);
    let failed = read(tries(&[6, 1]).first_item_timeout(5 * MS)).await;
    assert_eq!(failed, [late("no first item within 5ms")]);
}

#[tokio::test(start_paused = true)]
async fn each_item_has_its_limit() {
    assert_eq!(
        read(ticks(&[4, 4, 4]).item_timeout(5 * MS)).await,
        [Ok(4), Ok(4), Ok(4)]
    );
    let failed = read(tries(&[4, 6, 4]).item_timeout(5 * MS)).await;
    assert_eq!(failed, [Ok(4), late("no item within 5ms")]);
}

#[tokio::test(start_paused = true)]
async fn the_time_of_the_reader_does_not_count_for_an_item() {
    let mut slow = Box::pin(ticks(&[4, 4]).item_timeout(5 * MS));
    assert_eq!(slow.next().await, Some(Ok(4)));
    sleep(20 * MS).await;
    assert_eq!(slow.next().await, Some(Ok(4)));
    assert_eq!(slow.next().await, None);
}

#[tokio::test(start_paused = true)]
async fn the_whole_stream_has_its_limit() {
    assert_eq!(
        read(tries(&[100, 50]).timeout(200 * MS)).await,
        [Ok(100), Ok(50)]
    );
    let start = Instant::now();
    let failed = read(tries(&[100, 50, 150]).timeout(200 * MS)).await;
    assert_eq!(failed, [Ok(100), Ok(50), late("no end within 200ms")]);
    assert_eq!(start.elapsed(), 200 * MS);
}

#[tokio::test]
async fn a_stream_that_never_waits_ends_too() {
    let endless = Items::new(stream::repeat(1u32)).timeout(5 * MS);
    let mut errors = Box::pin(endless.filter_map(|item| async move { item.err() }));
    let last = errors.next().await;
    assert_eq!(last.map(Timeout::after), Some(5 * MS));
}

#[tokio::test(start_paused = true)]
async fn limits_add_up() {
    let limited = |waits| {
        ticks(waits)
            .first_item_timeout(9 * MS)
            .item_timeout(5 * MS)
            .timeout(20 * MS)
    };
    assert_eq!(read(limited(&[4, 4])).await, [Ok(4), Ok(4)]);
    assert_eq!(read(limited(&[6])).await, [late("no item within 5ms")]);
    assert_eq!(
        read(limited(&[4; 9])).await.last(),
        Some(&late("no end within 20ms"))
    );
}

#[tokio::test(start_paused = true)]
async fn what_still_runs_is_dropped_with_the_error() {
    let log = Log::default();
    let run = items(&log, "s", [1u32]).chain(stream::pending());
    let mut limited = Box::pin(Items::new(run).item_timeout(5 * MS));
    assert_eq!(limited.next().await, Some(Ok(1)));
    log.take();
    assert!(limited.next().await.is_some_and(|item| item.is_err()));
    assert_eq!(log.take(), "s drop(s)");
    assert_eq!(limited.next().await, None);
    assert_eq!(limited.next().await, None);
}

#[tokio::test(start_paused = true)]
async fn an_error_of_the_run_knows_the_timeout() {
    let failed = tries(&[9]).timeout(5 * MS).collect::<Vec<_>>().await;
    let error = failed.into_iter().next().unwrap().unwrap_err();
    assert!(error.downcast_ref::<Timeout>().is_some());
}

#[tokio::test(start_paused = true)]
async fn a_limited_stream_is_send() {
    tokio::spawn(async { read(ticks(&[1]).item_timeout(MS * 2).timeout(MS * 9)).await })
        .await
        .unwrap();
}
