//! What the code written by the macros of the `workflow` crate calls at run time.
//!
//! Users depend on `workflow`, which re-exports all of this. Everything the macros write can be
//! written by hand against the traits here: a [`Node`] is a component together with its inputs,
//! [`Invoke`] runs it, a [`Driver`] stands between a workflow and its nodes, and a [`Graph`] is
//! the picture of a workflow that the compiler has checked. A component whose items come one by
//! one is a [`Source`], and [`Produce`] runs it.

// Before the modules that use it.
#[macro_use]
mod forward;

mod apart;
mod body;
mod context;
pub mod debug;
mod driver;
mod each;
mod error;
mod failed;
mod fan_out;
pub mod graph;
mod join;
mod mapped;
mod node;
mod observe;
mod open;
#[cfg(feature = "tokio")]
mod policy;
mod race;
mod rounds;
mod run;
mod sketch;
mod slot;
mod spawn;
mod stream;
#[cfg(feature = "tokio")]
mod task;
#[cfg(feature = "serde")]
mod values;
mod wakes;

pub use context::Provide;
pub use driver::{Direct, Driver};
pub use error::{Error, Result};
pub use failed::Failed;
pub use graph::{Graph, Site};
pub use node::{Invoke, Node};
#[cfg(feature = "tracing")]
pub use observe::Traced;
pub use observe::{
    Broadcast, Event, EventKind, Events, Observed, Observer, Paths, Place, Progress, Running, Told,
};
#[cfg(feature = "tokio")]
pub use policy::{Defaults, Retry, Timeout};
pub use race::AllFailed;
pub use rounds::LimitReached;
pub use run::Run;
pub use spawn::Spawn;
#[cfg(feature = "tokio")]
pub use stream::Timeouts;
pub use stream::{Items, Produce, Source, Unread, collect, concat};
#[cfg(feature = "serde")]
pub use values::{Inputs, Value};

/// What a component has to say of its inputs, and of its output or items: `Output text "text"`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __values {
    ($given:ident $($input:ident $name:literal)*) => {
        #[inline]
        fn inputs(&self) -> $crate::Inputs<'_> {
            #[allow(unused_imports, reason = "there may be none")]
            use $crate::__private::Shows as _;
            $crate::Inputs::of([
                $(($name, (&&$crate::__private::Shown::of(&self.$input)).value())),*
            ])
        }

        #[inline]
        fn value(given: &Self::$given) -> ::core::option::Option<$crate::Value<'_>> {
            use $crate::__private::Shows as _;
            (&&&&$crate::__private::Shown::of(given)).value()
        }
    };
}

/// Nothing: a macro cannot see which features its users have, so this is asked for always.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __values {
    ($($tokens:tt)*) => {};
}

/// Called by generated code only; not part of the public interface.
#[doc(hidden)]
pub mod __private {
    pub use crate::__values as values;
    pub use crate::body::{Body, HasGraph, NoContext};
    pub use crate::context::ProvideOwned;
    pub use crate::each::{DEFAULT_CONCURRENCY, Listed};
    pub use crate::error::{Conversion, Fallible, IntoError};
    pub use crate::failed::{Fails, Outcome};
    pub use crate::fan_out::FanOut;
    pub use crate::join::{Boughs, Branches, CanFail, Join, Leaves, Sure, TryJoin};
    pub use crate::node::{Inside, NoGraph};
    pub use crate::observe::{start, start_stream};
    #[cfg(feature = "tokio")]
    pub use crate::policy::{Afresh, Expires, InTime, Kinds, failed, invoke};
    pub use crate::race::Led;
    #[cfg(rust_analyzer)]
    pub use crate::sketch::*;
    pub use crate::slot::{Handoff, Slot, Slots};
    pub use crate::spawn::Tasks;
    pub use crate::stream::{
        DEFAULT_BUFFER, Either, Emit, Failure, Guards, Hub, Shared, StandIn, StreamOf, Streamed,
        Streams, Whole,
    };
    #[cfg(feature = "tokio")]
    pub use crate::task::{Task, blocking, spawn};
    #[cfg(feature = "serde")]
    pub use crate::values::{Shown, Shows};
    pub use futures_core::Stream;
}
