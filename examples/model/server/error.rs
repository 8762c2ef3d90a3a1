//! What can go wrong between here and a model.

use reqwest::StatusCode;

/// Why there is no answer, or no whole one.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum ModelError {
    #[error("no connection to the model's server")]
    NoConnection(#[source] reqwest::Error),

    #[error("the model's server says {0}: {1}")]
    Status(StatusCode, String),

    #[error("the model's server sent `{0}` instead of a stream of events")]
    NoEvents(String),

    #[error("the answer broke off")]
    Broken(#[from] sse_stream::Error),

    #[error("the answer broke off: the server closed the connection before its end")]
    Unfinished,

    #[error("the answer broke off: the model stopped for the reason `{0}`")]
    Stopped(String),

    #[error("the answer broke off: {0}")]
    Failed(String),

    #[error("the answer broke off: the server sent {0:?}, which is no token")]
    Garbage(String),
}

impl ModelError {
    /// Whether it may work a little later.
    pub(crate) fn is_temporary(&self) -> bool {
        use ModelError::{Broken, NoConnection, Status, Unfinished};
        match self {
            NoConnection(_) | Broken(_) | Unfinished => true,
            Status(status, _) => {
                status.is_server_error() || *status == StatusCode::TOO_MANY_REQUESTS
            }
            _ => false,
        }
    }
}
