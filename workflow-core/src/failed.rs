//! What an output has failed with, for those who only watch.

use std::any::type_name;
use std::error::Error as StdError;
use std::fmt;

/// The error in an output, as far as it can be shown: as a [`std::error::Error`], or else what its
/// `Display`, or else its `Debug` says. [`Node::failed`](crate::Node::failed) gives it.
///
/// With `{:#}` it is followed by what caused it, on one line.
///
/// ```
/// use workflow_core::Failed;
///
/// let error = "x".parse::<u8>().unwrap_err();
/// assert_eq!(Failed::error(&error).to_string(), "invalid digit found in string");
/// assert_eq!(Failed::debug(&Some(3)).to_string(), "Some(3)");
/// assert_eq!(Failed::opaque().to_string(), "an error that cannot be shown");
/// ```
#[derive(Clone, Copy)]
pub struct Failed<'o> {
    shown: Shown<'o>,
    type_name: Option<&'static str>,
}

#[derive(Clone, Copy)]
enum Shown<'o> {
    Error(&'o (dyn StdError + 'o)),
    Display(&'o dyn fmt::Display),
    Debug(&'o dyn fmt::Debug),
    Opaque,
}

impl<'o> Failed<'o> {
    const fn new(shown: Shown<'o>) -> Self {
        Failed {
            shown,
            type_name: None,
        }
    }

    /// The same, with the name of the error's type, which is `E`.
    #[must_use]
    pub fn of_type<E: ?Sized>(mut self) -> Self {
        self.type_name = Some(type_name::<E>());
        self
    }

    /// The name of the error's type, if it is known: for people and statistics, as
    /// [`std::any::type_name`] has it.
    pub fn type_name(&self) -> Option<&'static str> {
        self.type_name
    }

    /// With an error.
    pub fn error(error: &'o (dyn StdError + 'o)) -> Self {
        Failed::new(Shown::Error(error))
    }

    /// With what has only a text.
    pub fn display(error: &'o dyn fmt::Display) -> Self {
        Failed::new(Shown::Display(error))
    }

    /// With what has only a text for programmers.
    pub fn debug(error: &'o dyn fmt::Debug) -> Self {
        Failed::new(Shown::Debug(error))
    }

    /// With what has no text at all.
    pub fn opaque() -> Self {
        Failed::new(Shown::Opaque)
    }

    /// The error that caused it, if it is known.
    pub fn source(&self) -> Option<&'o (dyn StdError + 'static)> {
        match self.shown {
            Shown::Error(error) => error.source(),
            _ => None,
        }
    }
}

impl fmt::Display for Failed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shown {
            // A width, or an alternate form, is not meant for the error itself.
            Shown::Error(error) => write!(f, "{error}")?,
            Shown::Display(error) if f.alternate() => write!(f, "{error:#}")?,
            Shown::Display(error) => write!(f, "{error}")?,
            Shown::Debug(error) => write!(f, "{error:?}")?,
            Shown::Opaque => f.write_str("an error that cannot be shown")?,
        }
        if f.alternate() {
            for cause in std::iter::successors(self.source(), |&error| error.source()) {
                write!(f, ": {cause}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Failed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Failed({:?})", self.to_string())
    }
}

/// Generated code asks `(&&&&&Outcome::of(output)).failed()`: of the implementations below the
/// compiler takes the first whose bounds are met, also behind an alias of `Result`.
pub struct Outcome<'o, T>(&'o T);

impl<'o, T> Outcome<'o, T> {
    /// Of a node.
    #[inline]
    pub fn of(output: &'o T) -> Self {
        Outcome(output)
    }
}

/// See [`Outcome`].
pub trait Fails<'o> {
    /// What it has failed with.
    fn failed(&self) -> Option<Failed<'o>>;
}

impl<'o, T, E: StdError> Fails<'o> for &&&&Outcome<'o, Result<T, E>> {
    #[inline]
    fn failed(&self) -> Option<Failed<'o>> {
        let error = self.0.as_ref().err()?;
        Some(Failed::error(error).of_type::<E>())
    }
}

impl<'o, T, E: fmt::Display> Fails<'o> for &&&Outcome<'o, Result<T, E>> {
    #[inline]
    fn failed(&self) -> Option<Failed<'o>> {
        let error = self.0.as_ref().err()?;
        Some(Failed::display(error).of_type::<E>())
    }
}

impl<'o, T, E: fmt::Debug> Fails<'o> for &&Outcome<'o, Result<T, E>> {
    #[inline]
    fn failed(&self) -> Option<Failed<'o>> {
        let error = self.0.as_ref().err()?;
        Some(Failed::debug(error).of_type::<E>())
    }
}

impl<'o, T, E> Fails<'o> for &Outcome<'o, Result<T, E>> {
    #[inline]
    fn failed(&self) -> Option<Failed<'o>> {
        self.0.as_ref().err()?;
        Some(Failed::opaque().of_type::<E>())
    }
}

impl<'o, T> Fails<'o> for Outcome<'o, T> {
    #[inline]
    fn failed(&self) -> Option<Failed<'o>> {
        None
    }
}
