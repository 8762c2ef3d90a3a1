#![doc = include_str!("../README.md")]

#[doc(hidden)]
pub use workflow_core::__private;
pub use workflow_core::{
    Direct, Driver, Error, Graph, Invoke, Node, Provide, Result, Run, Site, graph,
};
pub use workflow_macros::{Context, component};

#[doc = include_str!("../docs/language.md")]
pub use workflow_macros::workflow;
