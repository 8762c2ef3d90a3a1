//! Components for workflows of other crates, in modules of their own.

use workflow::Context;

/// What the components ask for.
#[derive(Context)]
pub struct Shop {
    /// What one piece costs.
    pub price: u64,
}

/// Components at the root, deeper down, and under another name.
pub mod numbers {
    use workflow::component;

    /// Twice as much.
    #[component]
    pub async fn twice(x: u64) -> u64 {
        2 * x
    }

    /// More modules.
    pub mod deep {
        use workflow::component;

        /// Half as much.
        #[component]
        pub async fn half(x: u64) -> Option<u64> {
            x.checked_div(2)
        }
    }

    pub use deep::half as halved;
}

/// The price of so many pieces.
#[workflow::component]
pub async fn priced(#[context] price: &u64, count: u64) -> u64 {
    price * count
}

/// The longest of them.
#[workflow::component]
pub fn longest<'t>(texts: &[&'t str]) -> &'t str {
    texts.iter().max_by_key(|text| text.len()).unwrap_or(&"")
}
