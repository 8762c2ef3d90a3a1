//! What is done about a node that fails or takes too long, and where it runs.

mod body;
mod defaults;
mod own;
mod retry;
mod spawned;
mod timeout;
mod timer;
mod tries;

pub use body::InTime;
pub use defaults::{Afresh, Defaults, Expires, failed, invoke};
pub use own::Kinds;
pub use retry::Retry;
pub(crate) use timeout::Limit;
pub use timeout::Timeout;
