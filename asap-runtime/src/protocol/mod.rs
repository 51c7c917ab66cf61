//! The ASAP protocol's data: snapshots, ids, tasks and their lifecycle.

mod data;
mod snapshot;
mod task;

pub use data::Data;
pub use snapshot::StateSnapshot;
pub use task::{Task, TaskStatus};
