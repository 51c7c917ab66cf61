//! The driver against functions whose generated code is written by hand.

// A test that cannot unwrap has failed.
#![allow(clippy::unwrap_used)]

mod arguments;
mod conflict;
mod ending;
#[cfg(feature = "sqlite")]
mod file;
mod functions;
mod guards;
mod incompatible;
mod loops;
mod progress;
mod size;
#[path = "../warnings/mod.rs"]
mod warnings;

use asap_runtime::Runtime;
use asap_runtime::store::MemoryStore;

/// A runtime over an empty store in memory.
fn runtime() -> Runtime {
    Runtime::new(MemoryStore::new())
}
