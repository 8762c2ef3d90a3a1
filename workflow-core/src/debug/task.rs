//! Tasks, and threads of blocking components, that go on when their run is over.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use pin_project_lite::pin_project;

use super::book::Subject;
use super::frame::{InTask, current};
use super::monitor::Shared;
use super::report::{Found, ReportKind};

/// A task of a node that a monitor sees.
pub(super) struct Line {
    shared: Arc<Shared>,
    subject: Subject,
    path: String,
    state: Mutex<State>,
}

#[derive(Clone, Copy)]
enum State {
    Runs,
    /// The run does not wait for it any more.
    Outlives {
        since: Instant,
    },
    Ended,
}

impl Line {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn report(&self, time: Duration, has_ended: bool) {
        let kind = ReportKind::Outlived { time, has_ended };
        let found = Found::new(self.subject, self.path.clone(), kind);
        self.shared.report(&found);
    }
}

/// The run's end of a task. Once it is dropped, the task should soon be over.
pub(crate) struct Tie(Option<Arc<Line>>);

impl Drop for Tie {
    fn drop(&mut self) {
        let Some(line) = &self.0 else { return };
        let mut state = line.state();
        if let State::Runs = *state {
            let since = Instant::now();
            *state = State::Outlives { since };
            // Before the task can come to its end, which takes it out again.
            line.shared.outliving().push(line.clone());
        }
    }
}

/// The task's end, which goes along with what it does.
pub(crate) struct Followed(Option<Arc<Line>>);

impl Drop for Followed {
    fn drop(&mut self) {
        let Some(line) = self.0.take() else { return };
        let state = std::mem::replace(&mut *line.state(), State::Ended);
        if let State::Outlives { since } = state {
            let mut outliving = line.shared.outliving();
            outliving.retain(|other| !Arc::ptr_eq(other, &line));
            drop(outliving);
            let time = since.elapsed();
            if time > line.shared.settings.outlived {
                line.report(time, true);
            }
        }
    }
}

/// The two ends of a task that the node which is polled now is about to start.
pub(crate) fn tie() -> (Tie, Followed) {
    let line = current().map(|current| {
        let (subject, path) = current.shared.book().has_task(current.at);
        Arc::new(Line {
            subject,
            path,
            shared: current.shared,
            state: Mutex::new(State::Runs),
        })
    });
    (Tie(line.clone()), Followed(line))
}

/// Reports each task that has outlived its node for too long.
pub(super) fn check(shared: &Shared) {
    let lines = shared.outliving().clone();
    for line in lines {
        let state = *line.state();
        if let State::Outlives { since } = state {
            let time = since.elapsed();
            if time > shared.settings.outlived {
                line.report(time, false);
            }
        }
    }
}

pin_project! {
    /// What a task does.
    pub(crate) struct Following<F> {
        #[pin]
        future: F,
        followed: Followed,
    }
}

impl Followed {
    pub(crate) fn work<T>(self, work: impl FnOnce() -> T) -> impl FnOnce() -> T {
        move || {
            // Dropped in reverse order.
            let _followed = self;
            let _in_task = InTask::enter();
            work()
        }
    }

    pub(crate) fn future<F>(self, future: F) -> Following<F> {
        Following {
            future,
            followed: self,
        }
    }
}

impl<F: Future> Future for Following<F> {
    type Output = F::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let _in_task = InTask::enter();
        self.project().future.poll(context)
    }
}
