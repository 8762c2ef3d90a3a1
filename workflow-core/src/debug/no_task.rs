//! Without debug mode nobody follows a task.

/// The run's end of a task.
pub(crate) struct Tie;

/// The task's end.
pub(crate) struct Followed;

#[inline]
pub(crate) fn tie() -> (Tie, Followed) {
    (Tie, Followed)
}

#[expect(clippy::unused_self, reason = "in debug mode it goes along")]
impl Followed {
    #[inline]
    pub(crate) fn work<T>(self, work: impl FnOnce() -> T) -> impl FnOnce() -> T {
        work
    }

    #[inline]
    pub(crate) fn future<F>(self, future: F) -> F {
        future
    }
}
