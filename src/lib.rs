#![doc = "[manual]: macro@workflow"]
#![doc = "[events]: mod@observe"]
#![doc = "[debug]: mod@debug"]
#![cfg_attr(feature = "picture", doc = "[pictures]: mod@picture")]
#![cfg_attr(feature = "tracing", doc = "[spans]: mod@traced")]
#![cfg_attr(feature = "supervisor", doc = "[supervisor]: mod@supervisor")]
#![doc = ""]
#![doc = include_str!("../README.md")]

#[doc(hidden)]
pub use workflow_core::__private;
#[cfg(feature = "tracing")]
pub use workflow_core::Traced;
pub use workflow_core::{
    AllFailed, Broadcast, Direct, Driver, Error, Event, EventKind, Events, Failed, Graph, Invoke,
    Items, LimitReached, Node, Observed, Observer, Paths, Place, Produce, Progress, Provide,
    Result, Run, Running, Site, Source, Spawn, Told, Unread, collect, concat, graph,
};
#[cfg(feature = "tokio")]
pub use workflow_core::{Defaults, Retry, Timeout, Timeouts};
#[cfg(feature = "serde")]
pub use workflow_core::{Inputs, Value};

pub mod debug {
    #![cfg_attr(feature = "debug", doc = include_str!("../docs/debug.md"))]
    #![cfg_attr(
        not(feature = "debug"),
        doc = "Without the feature `debug` runs are not watched."
    )]

    pub use workflow_core::debug::*;
}

#[doc = include_str!("../docs/context.md")]
pub use workflow_macros::Context;
#[doc = include_str!("../docs/component.md")]
pub use workflow_macros::component;

#[cfg(not(rust_analyzer))]
#[doc(hidden)]
pub use workflow_core::__sketch;
#[cfg(feature = "doc-pictures")]
#[doc(hidden)]
pub use workflow_macros::__picture;
#[cfg(rust_analyzer)]
#[doc(hidden)]
pub use workflow_macros::__sketch;
#[doc = include_str!("../docs/language.md")]
pub use workflow_macros::workflow;

#[cfg(feature = "picture")]
pub use picture::Picture;

pub mod observe {
    #![doc = include_str!("../docs/observe.md")]

    #[allow(unused_imports, reason = "the manual names them")]
    use crate::{
        Broadcast, Driver, Error, Event, EventKind, Node, Observed, Observer, Paths, Place,
        Progress, Running,
    };
}

#[cfg(feature = "supervisor")]
pub use supervisor::Supervisor;

#[cfg(feature = "picture")]
pub mod picture {
    #![doc = include_str!("../docs/pictures.md")]

    pub use workflow_picture::*;
}

// Not `tracing`, which would stand in the way of that crate.
#[cfg(feature = "tracing")]
pub mod traced {
    #![doc = include_str!("../docs/tracing.md")]

    #[allow(unused_imports, reason = "the manual names them")]
    use crate::Traced;
}

#[cfg(feature = "supervisor")]
pub mod supervisor {
    #![doc = include_str!("../docs/supervisor.md")]

    pub use workflow_supervisor::*;
}
