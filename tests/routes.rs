//! A route that only looks at a value leaves it to its arms, as in plain Rust.

#![allow(clippy::unused_async, reason = "components stand for some that wait")]

use workflow::{component, workflow};

/// Not `Clone`, on purpose.
struct Order {
    total: u32,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Gift,
    Own,
}

#[component]
async fn order(total: u32, kind: Kind) -> Order {
    Order { total, kind }
}

#[component]
async fn wrap(order: Order) -> String {
    format!("wrapped {}", order.total)
}

#[component]
async fn send(order: Order) -> String {
    format!("sent {}", order.total)
}

#[component]
async fn name() -> String {
    "Ada".to_owned()
}

workflow! {
    Condition<order: Order -> String> {
        if order.total > 3 { send(order) } else { wrap(order) }
    }

    Kinds<order: Order -> String> {
        match order.kind {
            Kind::Gift => wrap(order),
            Kind::Own => send(order),
        }
    }

    /// The order is made beside the name, and given to the strand of the route.
    Beside<total: u32 -> String> {
        let order = order(total, kind: (Kind::Gift));
        let name = name();
        let sent = match order.kind {
            Kind::Gift if order.total > 1 => wrap(order),
            _ => send(order),
        };
        format!("{name}: {sent}")
    }

    /// Known late, in an arm.
    Late<total: u32 -> String> {
        let order = order(total, kind: (Kind::Own));
        match name() {
            name if name.is_empty() => name,
            name => {
                let sent = if order.total == 0 { wrap(order) } else { send(order) };
                format!("{name}: {sent}")
            }
        }
    }
}

#[tokio::test]
async fn what_a_route_looks_at_is_moved_in_its_arms() {
    let order = |total, kind| Order { total, kind };
    let run = Condition {
        order: order(4, Kind::Own),
    }
    .run();
    assert_eq!(run.await, "sent 4");
    let run = Condition {
        order: order(3, Kind::Own),
    }
    .run();
    assert_eq!(run.await, "wrapped 3");
    let run = Kinds {
        order: order(1, Kind::Gift),
    }
    .run();
    assert_eq!(run.await, "wrapped 1");
    let run = Kinds {
        order: order(1, Kind::Own),
    }
    .run();
    assert_eq!(run.await, "sent 1");
}

#[tokio::test]
async fn what_a_route_looks_at_may_come_from_another_strand() {
    assert_eq!(Beside { total: 1 }.run().await, "Ada: sent 1");
    assert_eq!(Beside { total: 2 }.run().await, "Ada: wrapped 2");
    assert_eq!(Late { total: 0 }.run().await, "Ada: wrapped 0");
    assert_eq!(Late { total: 5 }.run().await, "Ada: sent 5");
}
