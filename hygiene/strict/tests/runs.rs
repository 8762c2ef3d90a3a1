//! What passes the lints also runs.

#![deny(warnings, clippy::pedantic, clippy::nursery)]

use futures::executor::block_on;
use hygiene_strict::components::App;
use hygiene_strict::contexts::Order;
use hygiene_strict::fallible::{Any, Only, Own, Own2, Policies, Short};
use hygiene_strict::flows::{Chain, Diamond, Groups, Nested, Nothing, Shape, Strands, Wide};
use hygiene_strict::rounds::{Count, Lines, Race, Same, Search, Sums, Total};
use hygiene_strict::routes::{Conditions, Kind, Route};

#[tokio::test]
async fn flows() {
    assert_eq!(Chain { x: 1 }.run().await, 4);
    assert_eq!(Diamond { x: 1 }.run().await, 6);
    assert_eq!(Wide { x: 1 }.run().await, 20);
    assert_eq!(Nested { x: 1 }.run().await, 17);
    assert_eq!(Shape { x: 10, text: "abc" }.run().await, "2 10 abc 3");
    assert_eq!(Strands { x: 1 }.run().await, (Some(1), Some(5), 9));
    assert_eq!(Groups { x: 2, pair: (1, 2) }.run().await, 7);
    Nothing {}.run().await;
}

#[test]
fn routes() {
    let route = |kind, limit| block_on(Route { kind, limit }.run());
    assert_eq!(route(Kind::Number(5), 3), "16");
    assert_eq!(route(Kind::Number(2), 3), "2");
    let text = String::from("ab");
    assert_eq!(route(Kind::Text { text }, 3), "ab 2 4");
    assert_eq!(route(Kind::Empty, 3), "");
    let list = vec![5, 6];
    assert_eq!(block_on(Conditions { x: 0, list }.run()), 14);
}

#[test]
fn failures() {
    let error = block_on(Any { x: 100 }.run()).unwrap_err();
    assert_eq!(error.to_string(), "Any/b: 101 is too much");
    assert_eq!(block_on(Short { x: 1 }.run()).ok(), Some(3));
    assert!(block_on(Own { x: 101 }.run()).is_err());
    assert_eq!(block_on(Own2 { x: 1 }.run()).ok(), Some(7));
    let too_much = block_on(Only { x: 101 }.run()).unwrap_err();
    assert_eq!(too_much.amount, 101);
}

#[tokio::test]
async fn contexts() {
    let app = App {
        rate: 3,
        name: "shop",
        log: "log".into(),
        other: 0,
    };
    let order = Order { count: 2 }.run(&app).await;
    assert_eq!(order, "6 log shop 2 log 2 9 8");
    let policies = Policies { x: 2, text: "abc" }.run(&app).await;
    assert_eq!(policies.ok(), Some(13));
}

#[test]
fn rounds() {
    assert_eq!(block_on(Count { upto: 5 }.run()), 5);
    assert_eq!(block_on(Same { x: 3 }.run()), 3);
    assert_eq!(block_on(Search { x: 2 }.run()).unwrap(), 22);
    assert_eq!(block_on(Sums { rows: vec![1, 2] }.run()), [5, 12]);
    assert_eq!(block_on(Total { rows: vec![1, 2] }.run()).unwrap(), 3);
    assert_eq!(block_on(Race { x: 2 }.run()).unwrap(), 2);
    block_on(Lines { lines: &["a", "b"] }.run());
}
