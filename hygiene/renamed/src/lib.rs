//! `workflow` is `wf` here.

/// Every macro is told so.
pub mod told {
    use wf::{Context, component, workflow};

    #[derive(Context)]
    #[context(crate = wf)]
    pub struct Shop {
        pub price: u64,
    }

    #[component(crate = wf)]
    pub async fn priced(#[context] price: &u64, count: u64) -> u64 {
        price * count
    }

    #[component(crate = wf)]
    pub fn parsed(text: &str) -> Result<u64, std::num::ParseIntError> {
        text.parse()
    }

    #[component(blocking, crate = wf)]
    pub fn slow(x: u64) -> u64 {
        x
    }

    workflow! {
        #![workflow(crate = wf)]

        pub Order<count: &str -> Result<u64, wf::Error>> with Shop {
            let pieces = parsed(text: count)?;
            let price = priced(count: pieces);
            let more = parsed(text: "1")?;
            let slow = slow(x: pieces);
            match more {
                0 => price,
                n => n + price + slow,
            }
        }
    }
}

/// A path of several parts, as a crate that re-exports `workflow` would have it.
pub mod re_exported {
    pub mod framework {
        pub use wf as workflow;
    }

    use framework::workflow::{component, workflow};

    #[component(crate = crate::re_exported::framework::workflow)]
    pub async fn twice(x: u64) -> u64 {
        2 * x
    }

    workflow! {
        #![workflow(crate = crate::re_exported::framework::workflow)]

        pub Twice<x: u64 -> u64> {
            let a = twice(x);
            let b = twice(x);
            a + b
        }
    }
}

#[cfg(test)]
mod tests {
    use super::re_exported::Twice;
    use super::told::{Order, Shop};

    #[tokio::test]
    async fn all_of_them_run() {
        let order = Order { count: "2" }.run(&Shop { price: 3 }).await;
        assert_eq!(order.unwrap(), 9);
        assert_eq!(Twice { x: 1 }.run().await, 4);
    }
}
