//! The graphs that `build.rs` writes.

use dfir_rs::dfir_syntax;
use futures::join;
use workflow::workflow;
use workflow_benches::nodes::work::{self, total};
use workflow_benches::nodes::{add, step};

include!(concat!(env!("OUT_DIR"), "/graphs.rs"));
