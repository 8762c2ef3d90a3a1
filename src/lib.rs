//! Workflows whose wiring is checked by the compiler.
#[doc(hidden)]
pub use workflow_core::__private;
pub use workflow_core::*;
