//! Which node of a run it was that panicked.

use std::cell::RefCell;
use std::mem::forget;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures::Stream;
use pin_project_lite::pin_project;
use workflow_core::{Driver, Graph, Invoke, Produce, Run, Site};

/// A driver that lets a supervisor say which node panicked.
///
/// An error that ends a run knows the path of its node anyway. A panic does not: it only unwinds.
/// This driver notes the nodes that it unwinds through, and otherwise does what
/// [`Direct`](workflow_core::Direct) does.
///
/// ```
/// use workflow::supervisor::{PanicPath, Supervisor};
/// use workflow::{component, workflow};
///
/// #[component]
/// fn charge(amount: u32) -> u32 {
///     panic!("no card for {amount}")
/// }
///
/// workflow! {
///     Refund<amount: u32 -> u32> { charge(amount) }
///
///     Support<amount: u32 -> workflow::Result<u32>> {
///         let refund = Refund(amount);
///         refund + 1
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> workflow::Result<()> {
/// let supervisor = Supervisor::new();
/// let run = Support { amount: 3 }.run_with(PanicPath);
/// let error = supervisor.spawn("support #7", run).await?.await.unwrap_err();
///
/// let text = "run `support #7` panicked: Support/refund/charge: no card for 3";
/// assert_eq!(error.to_string(), text);
/// assert_eq!(error.path(), Some("Support/refund/charge"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PanicPath;

impl Driver for PanicPath {
    /// `None` for the run itself.
    type Scope = Option<Site>;

    fn root(self, _: &'static Graph) -> Self::Scope {
        None
    }

    fn child(self, _: Self::Scope, site: Site) -> Self::Scope {
        Some(site)
    }

    fn node<C: ?Sized, N: Invoke<C>>(
        self,
        at: Self::Scope,
        node: N,
        context: &C,
    ) -> impl Future<Output = N::Output> {
        let inner = noting(at, || node.invoke(Run::new(self, at, context)));
        Noted { inner, site: at }
    }

    fn stream<C: ?Sized, N: Produce<C>>(
        self,
        at: Self::Scope,
        node: N,
        context: &C,
    ) -> impl Stream<Item = N::Item> {
        let inner = noting(at, || node.produce(Run::new(self, at, context)));
        Noted { inner, site: at }
    }
}

pin_project! {
    /// A node that is noted when a panic unwinds through it.
    struct Noted<F> {
        #[pin]
        inner: F,
        site: Option<Site>,
    }
}

impl<F: Future> Future for Noted<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        noting(*this.site, || this.inner.poll(context))
    }
}

impl<S: Stream> Stream for Noted<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let this = self.project();
        noting(*this.site, || this.inner.poll_next(context))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

/// Notes `site` if `work` does not return.
fn noting<T>(site: Option<Site>, work: impl FnOnce() -> T) -> T {
    struct Note(Option<Site>);

    impl Drop for Note {
        fn drop(&mut self) {
            UNWOUND.with_borrow_mut(|unwound| unwound.0.extend(self.0));
        }
    }

    let note = Note(site);
    let done = work();
    forget(note);
    done
}

thread_local! {
    static UNWOUND: RefCell<Unwound> = const { RefCell::new(Unwound(Vec::new())) };
}

/// The nodes that a panic has unwound through on this thread, the innermost first. A panic is
/// caught on the thread, and in the poll, in which it happens; so it is read right there.
pub(crate) struct Unwound(Vec<Site>);

impl Unwound {
    /// Forgets what was caught by others.
    pub(crate) fn forget() {
        UNWOUND.with_borrow_mut(|unwound| unwound.0.clear());
    }

    /// `Workflow/node/node`, if there was a node.
    pub(crate) fn path() -> Option<String> {
        let sites = UNWOUND.with_borrow_mut(|unwound| std::mem::take(&mut unwound.0));
        let mut sites = sites.into_iter();
        let mut last = sites.next()?;
        let mut path = last.key().to_owned();
        for site in sites {
            // Others consume a stream of the last one, which is polled in them, but not theirs.
            if contains(site, last) {
                path = format!("{}/{path}", site.key());
                last = site;
            }
        }
        Some(format!("{}/{path}", last.workflow()))
    }
}

/// Whether `outer` is a sub-workflow with the node `inner`.
fn contains(outer: Site, inner: Site) -> bool {
    outer.graph() == Some(inner.of())
}
