//! A workflow for those of other crates.

use hygiene_components::numbers::twice;
use hygiene_components::{Shop, priced};
use workflow::workflow;

workflow! {
    /// The price of twice as many.
    pub Double<count: u64 -> u64> with Shop {
        let twice = twice(x: count);
        priced(count: twice)
    }
}
