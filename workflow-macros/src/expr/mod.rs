//! Questions asked of plain Rust inside a workflow: which names does it mention, and how?

mod bindings;
mod macros;
mod mentions;

pub(crate) use bindings::bound_names;
pub(crate) use mentions::{Mention, Usage, Visitor, base_name, visit, visit_tokens};
