//! What a supervised future may give.

use std::error::Error as StdError;
use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;
use workflow_core::Error;

/// The output of a supervised future: a `Result`, nothing, or never one (`!`, as of an endless
/// `loop`).
///
/// The error may be a [`workflow::Error`](Error), any [`std::error::Error`] that is `Send` and
/// `Sync`, a `String`, a `&str`, an `anyhow::Error`, or whatever else goes into a boxed error. All
/// come back as a `workflow::Error`, which knows the path of the node that failed, if one did, and
/// gives the error itself by [`downcast_ref`](Error::downcast_ref).
///
/// A future that gives something else cannot fail; say so with `never_error` of
/// [`futures::FutureExt`]:
///
/// ```
/// use futures::FutureExt;
/// use workflow_supervisor::Supervisor;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let supervisor = Supervisor::new();
/// let answer = async { 42 };
/// let handle = supervisor.spawn("answer", answer.never_error()).await?;
/// assert_eq!(handle.await?, 42);
/// # Ok(())
/// # }
/// ```
///
/// An error that nobody could show is refused:
///
/// ```compile_fail,E0277
/// struct Odd;
///
/// # fn spawn(supervisor: &workflow_supervisor::Supervisor) {
/// supervisor.try_spawn("odd", async { Err::<(), _>(Odd) });
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "a supervised future gives `()` or a `Result` whose error goes into a boxed error, and this gives `{Self}`",
    label = "its errors would be lost",
    note = "if it cannot fail, call `.never_error()` of `futures::FutureExt` on it",
    note = "if it can, let its error implement `std::error::Error`, and be `Send` and `Sync`"
)]
pub trait RunOutput {
    /// What it holds when all went well.
    type Value: Send + 'static;

    #[doc(hidden)]
    fn into_result(self) -> Result<Self::Value, Error>;
}

#[diagnostic::do_not_recommend]
impl<T: Send + 'static, E: Into<Box<dyn StdError + Send + Sync>>> RunOutput for Result<T, E> {
    type Value = T;

    fn into_result(self) -> Result<T, Error> {
        // A `workflow::Error` in a box comes out as it went in, with its path.
        self.map_err(Error::new)
    }
}

#[diagnostic::do_not_recommend]
impl RunOutput for () {
    type Value = ();

    fn into_result(self) -> Result<(), Error> {
        Ok(())
    }
}

/// A type that a function returns.
#[doc(hidden)]
pub trait Returned {
    type Type;
}

impl<T> Returned for fn() -> T {
    type Type = T;
}

/// `!`, which cannot be written out here yet: <https://github.com/rust-lang/rust/issues/35121>.
type Never = <fn() -> ! as Returned>::Type;

#[diagnostic::do_not_recommend]
impl RunOutput for Never {
    type Value = Never;

    fn into_result(self) -> Result<Never, Error> {
        self
    }
}

pin_project! {
    /// A future that gives a `Result`. It stays when it has ended, unlike one in `FutureExt::map`:
    /// if its destructor panics, its output must not be lost.
    pub(crate) struct Fallible<F> {
        #[pin]
        future: F,
    }
}

impl<F> Fallible<F> {
    pub(crate) fn new(future: F) -> Self {
        Fallible { future }
    }
}

impl<F: Future<Output: RunOutput>> Future for Fallible<F> {
    type Output = Result<<F::Output as RunOutput>::Value, Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.project()
            .future
            .poll(context)
            .map(RunOutput::into_result)
    }
}
