//! Who wins.

use std::convert::Infallible;

/// Whether an output wins a race.
pub(super) trait Verdict<O> {
    /// What the race gives if it does.
    type Won;
    /// What is kept of it if it does not.
    type Lost;

    fn judge(output: O) -> Result<Self::Won, Self::Lost>;
}

/// Whatever it is, the first one wins.
pub(super) struct Any;

impl<O> Verdict<O> for Any {
    type Won = O;
    type Lost = Infallible;

    #[inline]
    fn judge(output: O) -> Result<O, Infallible> {
        Ok(output)
    }
}

/// The first `Ok` wins.
pub(super) struct AnyOk;

impl<T, E> Verdict<Result<T, E>> for AnyOk {
    type Won = T;
    type Lost = E;

    #[inline]
    fn judge(output: Result<T, E>) -> Result<T, E> {
        output
    }
}

/// The first `Ok` wins, or what ends the run.
pub(super) struct AnyOkOrEnd;

impl<T, X, E> Verdict<Result<Result<T, X>, E>> for AnyOkOrEnd {
    type Won = Result<T, E>;
    type Lost = X;

    #[inline]
    fn judge(output: Result<Result<T, X>, E>) -> Result<Result<T, E>, X> {
        match output {
            Ok(Ok(value)) => Ok(Ok(value)),
            Ok(Err(error)) => Err(error),
            Err(end) => Ok(Err(end)),
        }
    }
}
