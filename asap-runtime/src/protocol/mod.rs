//! The ASAP protocol's data: snapshots, ids, tasks and their lifecycle, and the messages about a task's state.
//!
//! Every type here reads and writes the JSON of the Python package `asap-protocol`, byte for byte: what one side
//! writes, the other reads, and writes again as it was.

mod data;
mod envelope;
mod id;
mod message;
mod snapshot;
mod status;
mod task;
#[cfg(test)]
mod tests;
pub mod timestamp;

pub use data::Data;
pub use envelope::{Envelope, PROTOCOL_VERSION};
pub use id::{extract_timestamp, generate_id};
pub use message::{Payload, StateQuery, StateRestore, StateRestoreAck};
pub use snapshot::StateSnapshot;
pub use status::TaskStatus;
pub use task::{MAX_TASK_DEPTH, Task, transition};

use std::fmt::Display;

use crate::error::Error;

/// An error for something that is not what its kind must be.
fn invalid(what: &'static str, reason: &dyn Display) -> Error {
    Error::Invalid { what, reason: reason.to_string() }
}
