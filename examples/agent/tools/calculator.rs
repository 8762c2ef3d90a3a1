//! Sums.

use std::time::{Duration, Instant};

use fend_core::Interrupt;
use workflow::component;

use super::ToolError;

const LONGEST: Duration = Duration::from_secs(1);

/// Works out a sum.
#[component(blocking)]
pub(crate) fn calculate(expression: String) -> Result<String, ToolError> {
    let mut context = fend_core::Context::new();
    let deadline = Deadline(Instant::now() + LONGEST);
    match fend_core::evaluate_with_interrupt(&expression, &mut context, &deadline) {
        Ok(result) => Ok(result.get_main_result().to_owned()),
        Err(_) if deadline.should_interrupt() => Err(ToolError::TooLong),
        Err(message) => Err(ToolError::Sum(message)),
    }
}

/// Ends what would take for ever, such as `10^10^10`.
struct Deadline(Instant);

impl Interrupt for Deadline {
    fn should_interrupt(&self) -> bool {
        Instant::now() >= self.0
    }
}
