//! Workflows with a context.

use workflow::workflow;

use crate::components::{App, apart, label, next, price};
use crate::flows::Diamond;

workflow! {
    /// Asks for several things.
    pub Order<count: u64 -> String> with App {
        let price = price(count);
        let label = label(count);
        let log = apart(x: count);
        let part = Rate(count);
        let other = Diamond(x: count);
        format!("{price} {label} {log} {part} {other}")
    }

    /// Asks for a part of the context.
    pub Rate<count: u64 -> u64> with App {
        let more = next(x: count);
        price(count: more)
    }
}
