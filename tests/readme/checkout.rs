// The workflow of the README.

use std::num::ParseIntError;
use workflow::{Context, component, workflow};

struct Prices(u64);

/// What components may ask for.
#[derive(Context)]
struct Shop {
    prices: Prices,
}

enum Customer {
    Member { name: String },
    Guest,
}

#[component]
async fn count(order: &str) -> Result<u64, ParseIntError> {
    order.trim().parse()
}

#[component]
async fn customer(card: Option<String>) -> Customer {
    card.map_or(Customer::Guest, |name| Customer::Member { name })
}

#[component]
fn total(#[context] prices: &Prices, count: u64) -> u64 {
    prices.0 * count
}

#[component]
async fn greet(name: &str) -> String {
    format!("Welcome back, {name}!")
}

#[component]
fn bill(greeting: String, total: u64) -> String {
    format!("{greeting} That makes {total}.")
}

workflow! {
    /// Takes an order and writes the bill.
    Checkout<order: &str, card: Option<String> -> Result<String, workflow::Error>> with Shop {
        let customer = customer(card);          // `card` is short for `card: card`
        let count = count(order)?;              // runs beside `customer`: nothing connects them
        let total = total(count);               // starts when `count` is there

        match customer {
            Customer::Member { name } => {
                let greeting = greet(name: &name);        // needs no `total`, and does not wait for it
                bill(greeting, total: total * 9 / 10)     // arguments are plain Rust
            }
            Customer::Guest => bill(greeting: String::from("Hello!"), total),
        }
    }
}

#[tokio::main]
async fn main() {
    let shop = Shop { prices: Prices(20) };
    let run = Checkout {
        order: "3",
        card: None,
    }
    .run(&shop);
    assert_eq!(run.await.unwrap(), "Hello! That makes 60.");

    let run = Checkout {
        order: "three",
        card: None,
    }
    .run(&shop);
    let error = run.await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "Checkout/count: invalid digit found in string"
    );

    assert!(
        Checkout::graph()
            .mermaid()
            .to_string()
            .starts_with("flowchart")
    );
}
