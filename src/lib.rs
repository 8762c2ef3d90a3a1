//! Workflows whose wiring is checked by the compiler.
#[doc(hidden)]
pub use workflow_core::__private;
pub use workflow_core::*;
pub use workflow_macros::{Context, component, workflow};
