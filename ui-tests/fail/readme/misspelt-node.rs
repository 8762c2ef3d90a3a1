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
        let customer = customer(card);
        let count = count(order)?;
        let total = total(count: cuont);

        match customer {
            Customer::Member { name } => {
                let greeting = greet(name: &name);
                bill(greeting, total: total * 9 / 10)
            }
            Customer::Guest => bill(greeting: String::from("Hello!"), total),
        }
    }
}

fn main() {
    let _ = Checkout { order: "3", card: None };
}
