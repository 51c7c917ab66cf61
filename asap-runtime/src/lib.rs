//! Rust functions that survive a crash.

pub mod codec;
mod error;
pub mod protocol;
pub mod store;

pub use error::{BoxError, Error, Result};
pub use protocol::{Data, StateSnapshot, Task, TaskStatus};
pub use store::SnapshotStore;
