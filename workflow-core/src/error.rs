//! The error of a run, and how a component's error becomes it.

use std::error::Error as StdError;
use std::fmt;

use crate::body::{Body, Held};
use crate::{Driver, Site};

type Source = Box<dyn StdError + Send + Sync>;

/// `Result` with a [`workflow::Error`](Error).
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Any error, with the path of the node that failed.
///
/// A workflow whose output is `Result<T, workflow::Error>` takes every error through `?` that is
/// a [`std::error::Error`], a `String`, a `&str`, or anything else that goes into a boxed error.
/// Such an error knows where it came from, through all sub-workflows: `Support/refund/charge`.
///
/// To take errors from everywhere it is, like `anyhow::Error`, not itself a `std::error::Error`;
/// [`AsRef`] and `Box::from` give one.
///
/// ```
/// let error = workflow_core::Error::new("the shop is closed");
/// assert_eq!(error.to_string(), "the shop is closed");
/// assert_eq!(error.path(), None); // no node has failed with it yet
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    /// `Workflow/node/node`, empty until a node has failed with this error.
    path: String,
    /// How much of `path` is the workflow's name, which gives way to the outer workflow's.
    root: usize,
    source: Source,
}

impl Error {
    /// An error from what went wrong: another error, or a text.
    #[must_use]
    pub fn new(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        match source.into().downcast::<Boxed>() {
            Ok(boxed) => boxed.0,
            Err(source) => Error(Box::new(Inner {
                path: String::new(),
                root: 0,
                source,
            })),
        }
    }

    /// The node that failed, from the outermost workflow inwards, such as `Support/refund/charge`;
    /// `None` for an error that has not come from a node.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        Some(self.0.path.as_str()).filter(|path| !path.is_empty())
    }

    /// The error that the node returned, if it is an `E`.
    #[must_use]
    pub fn downcast_ref<E: StdError + 'static>(&self) -> Option<&E> {
        self.0.source.downcast_ref()
    }

    /// The error that the node returned.
    #[must_use]
    pub fn into_source(self) -> Box<dyn StdError + Send + Sync> {
        self.0.source
    }

    #[cold]
    pub(crate) fn at(mut self, site: Site) -> Self {
        let Inner { path, root, .. } = &mut *self.0;
        let inner = path.get(*root..).unwrap_or_default();
        *path = format!("{}/{}{inner}", site.workflow(), site.key());
        *root = site.workflow().len();
        self
    }

    /// Puts the number of the round, or of the item, behind the part of the path that names the
    /// `loop` or `each` at `site`.
    #[cold]
    pub(crate) fn numbered(mut self, site: Site, number: usize) -> Self {
        let path = &mut self.0.path;
        let end = site.workflow().len() + 1 + site.key().len();
        if path.get(end..).is_some_and(|inner| inner.starts_with('/')) {
            path.insert_str(end, &format!("[{number}]"));
        }
        self
    }
}

impl<E: StdError + Send + Sync + 'static> From<E> for Error {
    #[cold]
    fn from(error: E) -> Self {
        Error::new(error)
    }
}

impl From<Error> for Box<dyn StdError + Send + Sync> {
    fn from(error: Error) -> Self {
        Box::new(Boxed(error))
    }
}

impl From<Error> for Box<dyn StdError> {
    fn from(error: Error) -> Self {
        Box::new(Boxed(error))
    }
}

impl AsRef<dyn StdError + Send + Sync> for Error {
    fn as_ref(&self) -> &(dyn StdError + Send + Sync + 'static) {
        &*self.0.source
    }
}

/// The path and the error; with `{:#}` also what caused it, on one line.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = self.path() {
            write!(f, "{path}: ")?;
        }
        write!(f, "{}", self.0.source)?;
        if f.alternate() {
            for cause in causes(&*self.0.source) {
                write!(f, ": {cause}")?;
            }
        }
        Ok(())
    }
}

/// As a person reads it when `main` returns the error: the path, the error, and what caused it.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            return f
                .debug_struct("Error")
                .field("path", &self.path())
                .field("source", &self.0.source)
                .finish();
        }
        write!(f, "{self}")?;
        for (n, cause) in causes(&*self.0.source).enumerate() {
            let title = if n == 0 { "\n\nCaused by:" } else { "" };
            write!(f, "{title}\n    {cause}")?;
        }
        Ok(())
    }
}

fn causes<'e>(
    error: &'e (dyn StdError + 'static),
) -> impl Iterator<Item = &'e (dyn StdError + 'static)> {
    std::iter::successors(error.source(), |&error| error.source())
}

/// An [`Error`] as a `std::error::Error`; one again when it comes back.
struct Boxed(Error);

impl fmt::Display for Boxed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Boxed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl StdError for Boxed {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.0.source.source()
    }
}

/// An error that a [`workflow::Error`](Error) can carry.
#[diagnostic::on_unimplemented(
    message = "`?` cannot turn `{Self}` into a `workflow::Error`",
    label = "this fails with `{Self}`",
    note = "`workflow::Error` takes any `std::error::Error + Send + Sync + 'static`; implement `std::error::Error` for `{Self}`"
)]
pub trait IntoError {
    #[doc(hidden)]
    fn into_error(self) -> Error;
}

#[diagnostic::do_not_recommend]
impl<E: Into<Source>> IntoError for E {
    #[cold]
    fn into_error(self) -> Error {
        Error::new(self)
    }
}

/// An error that can become the error of a workflow.
#[diagnostic::on_unimplemented(
    message = "`?` cannot turn `{Self}` into `{E}`, the error of this workflow",
    label = "this fails with `{Self}`",
    note = "implement `From<{Self}>` for `{E}`, or let the workflow return `Result<_, workflow::Error>`, which takes any error"
)]
pub trait FailsInto<E> {
    #[doc(hidden)]
    fn fail_into(self) -> E;
}

#[diagnostic::do_not_recommend]
impl<X, E: From<X>> FailsInto<E> for X {
    #[inline]
    fn fail_into(self) -> E {
        self.into()
    }
}

/// `?` in a workflow with an error type of its own; see the inherent `Body::at` for the other case.
pub trait Conversion<E> {
    /// The outcome of the node at `place`, its error made that of the run.
    ///
    /// # Errors
    ///
    /// Those of `outcome`.
    fn at<O: Outcome<Error: FailsInto<E>>>(
        self,
        place: usize,
        outcome: O,
    ) -> std::result::Result<O::Value, E>;
}

impl<D: Driver, H: Held, E, R: Copy> Conversion<E> for Body<D, H, E, R> {
    #[inline]
    fn at<O: Outcome<Error: FailsInto<E>>>(
        self,
        _: usize,
        outcome: O,
    ) -> std::result::Result<O::Value, E> {
        outcome.into_result().map_err(FailsInto::fail_into)
    }
}

/// What may stand in front of `?`.
#[diagnostic::on_unimplemented(
    message = "`?` needs a `Result`, and this is `{Self}`",
    label = "not a `Result`",
    note = "remove the `?`; an `Option` becomes a `Result` with `.ok_or(error)?`"
)]
pub trait Outcome {
    /// What it holds when all went well.
    type Value;
    /// What it holds when not.
    type Error;

    #[doc(hidden)]
    fn into_result(self) -> std::result::Result<Self::Value, Self::Error>;
}

#[diagnostic::do_not_recommend]
impl<T, E> Outcome for std::result::Result<T, E> {
    type Value = T;
    type Error = E;

    #[inline]
    fn into_result(self) -> Self {
        self
    }
}

/// A workflow's output, seen as a `Result`.
#[diagnostic::on_unimplemented(
    message = "`?` needs a workflow whose output is a `Result`, and `{Self}` is none",
    label = "not a `Result`"
)]
pub trait Fallible {
    /// What it holds when the run went well.
    type Value;
    /// What ends the run.
    type Error;
}

impl<T, E> Fallible for std::result::Result<T, E> {
    type Value = T;
    type Error = E;
}
