//! What `workflow!` writes for editors alone.

/// The text of workflows. To the compiler it is nothing; rust-analyzer has the macro of this name
/// in `workflow-macros` instead, so that no build pays for what an editor shows.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __sketch {
    ($($tokens:tt)*) => {};
}

#[cfg(rust_analyzer)]
pub use values::*;

/// What that macro writes calls these: their types are right where they tell what can be typed
/// next, and none of them ever runs.
#[cfg(rust_analyzer)]
mod values {
    use futures_core::Stream;

    use crate::stream::StandIn;
    use crate::{Node, Source};

    /// A node that gives a value.
    pub trait SketchedNode: Node {
        /// The value.
        fn value(self) -> Self::Output
        where
            Self: Sized,
        {
            sketched()
        }
    }

    impl<N: Node> SketchedNode for N {}

    /// A node that gives a stream and no value: a reference is tried after the node itself.
    pub trait SketchedSource {
        /// What the stream is of.
        type Item;

        /// The stream.
        fn value(self) -> StandIn<Self::Item>;
    }

    impl<S: Source> SketchedSource for &S {
        type Item = S::Item;

        fn value(self) -> StandIn<S::Item> {
            sketched()
        }
    }

    /// A value that is asked for by its type.
    pub fn sketched<T>() -> T {
        unreachable!("a sketch is never run")
    }

    /// What an `each` binds.
    pub fn item_of<I: IntoIterator>(_: I) -> I::Item {
        sketched()
    }

    /// What an `each` over a stream binds.
    pub fn item_of_stream<S: Stream>(_: S) -> S::Item {
        sketched()
    }

    /// What an `each` gives.
    pub fn all<T>(_: T) -> Vec<T> {
        sketched()
    }
}
