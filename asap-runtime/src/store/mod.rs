//! Where snapshots are kept: the trait, its contract, and the stores of this crate.
//!
//! [`SnapshotStore`] states what a store promises; [`MemoryStore`] keeps everything in this process.

mod append;
mod check;
mod future;
mod memory;
mod record;
mod retention;
mod shared;
mod snapshot_store;

pub use append::{Append, Swap};
pub use future::StoreFuture;
pub use memory::MemoryStore;
pub use record::TaskRecord;
pub use retention::Retention;
pub use snapshot_store::SnapshotStore;
