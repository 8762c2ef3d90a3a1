//! A shop that takes orders on the side: runs that nobody awaits, and a report of each that fails.
//!
//! ```sh
//! cargo run --features supervisor --example supervisor
//! echo '3 pears' | cargo run --features supervisor --example supervisor -- -
//! ```
//!
//! The main thread reads lines, as a user interface would; it is not async and never waits for an
//! order.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::time::sleep;
use workflow::supervisor::{PanicPath, Shutdown, SpawnError, Supervisor};
use workflow::{Context, component, workflow};

/// What components may ask for.
#[derive(Context)]
struct Shop {
    /// Name and price.
    goods: Vec<(&'static str, u32)>,
}

/// Splits `3 pears`.
#[component]
fn read(order: &str) -> Result<(u32, String), String> {
    let (count, name) = order.split_once(' ').ok_or("how many of what?")?;
    let count = count
        .parse()
        .map_err(|error| format!("`{count}`: {error}"))?;
    Ok((count, name.to_owned()))
}

#[component]
async fn price(#[context] goods: &Vec<(&'static str, u32)>, name: &str) -> Result<u32, String> {
    sleep(Duration::from_millis(50)).await; // asks the warehouse
    let found = goods.iter().find(|(good, _)| *good == name);
    found
        .map(|(_, price)| *price)
        .ok_or_else(|| format!("there are no {name}"))
}

#[component]
fn bill(count: u32, price: u32) -> u32 {
    count.checked_mul(price).expect("nobody can pay that")
}

workflow! {
    Order<order: String -> workflow::Result<()>> with Shop {
        let (count, name) = read(order: &order)?;
        let price = price(name: &name)?;
        let total = bill(count, price);
        println!("{count} {name}: {total}");
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = Runtime::new()?;
    let shop = Arc::new(Shop {
        goods: vec![("apples", 2), ("pears", 3)],
    });
    let supervisor = Supervisor::builder()
        .runtime(runtime.handle().clone())
        .limit(4)
        .error_hook(|error| eprintln!("{error:#}"))
        .build();

    for (n, order) in orders().enumerate() {
        let shop = Arc::clone(&shop);
        let run = async move { Order { order }.run_with(PanicPath, &shop).await };
        // The handle is not kept: what goes wrong goes to the hook.
        match supervisor.try_spawn(format!("order #{}", n + 1), run) {
            Ok(_) => {}
            Err(SpawnError::Full) => eprintln!("order #{}: come back later", n + 1),
            Err(error) => return Err(error.into()),
        }
    }
    eprintln!("{}", supervisor.status());
    supervisor.blocking_shutdown(Shutdown::DrainFor(Duration::from_secs(5)))?;
    eprintln!("{}", supervisor.status());
    Ok(())
}

/// The lines of stdin if `-` is given, or else some orders of each kind.
fn orders() -> Box<dyn Iterator<Item = String>> {
    if std::env::args().any(|argument| argument == "-") {
        return Box::new(io::stdin().lines().map_while(Result::ok));
    }
    let orders = [
        "3 pears",
        "two apples",
        "2 plums",
        "4000000000 pears",
        "1 apples",
    ];
    Box::new(orders.into_iter().map(String::from))
}
