//! Rust functions that survive a crash.

pub mod codec;
mod error;
mod frame;
mod marker;
pub mod protocol;
mod runtime;
pub mod store;

#[doc(hidden)]
pub mod __private;

pub use asap_macros::resumable;
pub use error::{BoxError, Error, Result};
pub use frame::{Call, Thrown};
pub use protocol::{Data, StateSnapshot, Task, TaskStatus, extract_timestamp, generate_id};
pub use runtime::{Clock, Runtime, SystemClock, resume};
pub use store::SnapshotStore;
