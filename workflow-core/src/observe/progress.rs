//! What a component tells of its work while it is at it.

use std::fmt;

/// What a component may tell through its `#[progress]` parameter: any type that can be shown and
/// kept.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be told as progress",
    label = "told to observers, who show it and keep it",
    note = "progress is `Clone + Debug + Send + Sync + 'static`: derive `Clone` and `Debug`, and let it own what it tells"
)]
pub trait Progress: Clone + fmt::Debug + Send + Sync + 'static {}

#[diagnostic::do_not_recommend]
impl<P: Clone + fmt::Debug + Send + Sync + 'static> Progress for P {}
