//! Rust functions that survive a crash.
//!
//! A function marked [`#[resumable]`](resumable) stores its live locals at each [`checkpoint!()`](checkpoint!). When its
//! process has died, or the function has returned an error, a [`Runtime`] carries on after the last checkpoint, in the
//! middle of a loop, with the same locals. An acknowledged checkpoint survives; code before it never runs again; code
//! after it may.
//!
//! ```
//! use std::io;
//! use std::sync::atomic::{AtomicU32, Ordering};
//!
//! use asap_runtime::store::MemoryStore;
//! use asap_runtime::{Runtime, checkpoint, resumable};
//!
//! static READS: AtomicU32 = AtomicU32::new(0);
//!
//! /// Fails at the third read.
//! fn read(name: &str) -> io::Result<usize> {
//!     if READS.fetch_add(1, Ordering::Relaxed) == 2 { Err(io::Error::other("unplugged")) } else { Ok(name.len()) }
//! }
//!
//! #[resumable]
//! fn total(names: Vec<String>) -> io::Result<usize> {
//!     let mut total = 0;
//!     for name in &names {
//!         total += read(name)?;
//!         checkpoint!();
//!     }
//!     Ok(total)
//! }
//!
//! let runtime = Runtime::new(MemoryStore::new());
//! let names = || ["one", "two", "three", "four"].map(str::to_owned).to_vec();
//!
//! let error = runtime.run("total", total(names())).unwrap_err();
//! assert_eq!(error.to_string(), "task `total` failed: unplugged");
//!
//! // The same call goes on: "one" and "two" are not read again.
//! assert_eq!(runtime.run("total", total(names()))?, 15);
//! assert_eq!(READS.load(Ordering::Relaxed), 5);
//! # Ok::<(), asap_runtime::Error>(())
//! ```
//!
//! # Overview
//!
//! - A call of a resumable function does nothing; it is a [`Call`] that [`Runtime::run`] begins under a task id of your own. The
//!   same call with the same id later carries on, or gives the stored result. [`Runtime::resume`] needs the id alone,
//!   [`Runtime::recover`] takes up all tasks that have not ended, [`Runtime::tasks`] lists them.
//! - [`Runtime::open`] keeps everything in one SQLite file, [`Runtime::connect`] wherever an address leads, [`Runtime::new`] in any [`SnapshotStore`]: [`store`] has the trait with its
//!   contract, the stores of this crate, and a suite that checks a store of your own.
//! - [`Runtime::with_retention`] says how many snapshots stay, [`Runtime::with_pace`] how often one is stored, [`Runtime::with_durability`]
//!   whether a checkpoint waits until it is: `docs/durability.md` of the repository.
//! - [`Runtime::rollback`], [`fork`](Runtime::fork), [`edit`](Runtime::edit), [`diff`](Runtime::diff) and [`export`](Runtime::export) use a task's
//!   past: [`travel`], and `docs/time-travel.md` of the repository.
//! - `checkpoint!(tx)` commits rows of your own and the snapshot in one transaction: [`store::Transaction`], and `docs/transactions.md` of
//!   the repository.
//! - Everything that can go wrong is an [`enum@Error`]. [`Error::is_conflict`] (somebody else runs the task), [`Error::is_incompatible`] (the
//!   code changed), [`Error::is_failed`] (the function itself returned an error or panicked) and their like tell the kinds apart.
//!   No error changes or deletes a snapshot.
//! - [`testing`] crashes your own functions around each of their checkpoints, injects faults into any store, and has a clock
//!   that stands still.
//! - [`protocol`] has the ASAP protocol's snapshot, task, lifecycle and messages about state, byte for byte; [`codec`] is the JSON that locals are saved
//!   in.
//!
//! # What may cross a checkpoint
//!
//! Every local that is needed later must be `Serialize` and `Deserialize`, or borrow from one that is. No type needs
//! to be written down. The language that a body may use, and what is refused, are described in `docs/language.md` of the
//! repository.
//!
//! # Features
//!
//! | feature | default | what it gives |
//! |---|---|---|
//! | `sqlite` | yes | `SqliteStore` and `Runtime::open`, with SQLite built in |
//! | `worker` | no | [`Worker`], which runs the tasks of queues; brings tokio's executor, timer and signals |
//! | `redis` | no | `RedisStore`, in a Redis server |
//! | `tokio` | yes | blocking entry points are refused where they would block tokio; blocking work runs on its threads |
//! | `postgres` | no | `PostgresStore`, in a PostgreSQL database |
//! | `zstd` | no | `store::Compressed`, a layer in front of any store that compresses what is stored |
//! | `encryption` | no | `store::Encrypted`, a layer in front of any store that encrypts what is stored |
//! | `cron` | no | schedules: tasks that are begun at the times of a cron pattern |
//! | `metrics` | no | the metrics of [`telemetry`], for the `metrics` facade |

// What the macro expands to inside of this crate names it.
extern crate self as asap_runtime;

mod breaker;
mod child;
pub mod codec;
mod error;
mod frame;
mod log;
pub mod manifest;
mod marker;
mod parts;
pub mod protocol;
mod runtime;
#[cfg(feature = "cron")]
mod schedule;
pub mod store;
pub mod telemetry;
pub mod testing;
mod undo;
mod wait;

#[doc(hidden)]
pub mod __private;

pub use asap_macros::{Frozen, resumable};
pub use breaker::{BreakerError, BreakerState, CircuitBreaker};
pub use child::{ChildFailed, Handle, cancel};
pub use error::{BoxError, Error, KeyError, Result, Unmigrated};
pub use frame::{
    AsyncCall, Call, Callable, Fails, Frame, Frozen, Intent, LocalCall, Migrated, Resumable, Thrown, Value,
};
pub use log::Log;
pub use manifest::functions;
pub use protocol::{Data, StateSnapshot, Task, TaskStatus, extract_timestamp, generate_id};
pub use runtime::{
    Cancelled, CheckpointDurability, Clock, Delivery, Queue, Runnable, Running, RunningLocal, Runtime,
    Statistics, Submitted, SystemClock, VersionSize, Waiting, resume, travel,
};
#[cfg(feature = "worker")]
pub use runtime::{Summary, Worker};
#[cfg(feature = "cron")]
pub use schedule::{Missed, Schedule};
pub use store::SnapshotStore;
pub use wait::{Awaited, Waits};

/// What README shows compiles.
#[cfg(all(doctest, feature = "sqlite", feature = "worker"))]
#[doc = include_str!("../../README.md")]
mod readme {}

/// What the page on testing shows runs.
#[cfg(doctest)]
#[doc = include_str!("../../docs/testing.md")]
mod testing_page {}

/// What the page on durability shows runs.
#[cfg(all(doctest, feature = "sqlite"))]
#[doc = include_str!("../../docs/durability.md")]
mod durability_page {}

/// What the page on edits shows compiles.
#[cfg(doctest)]
#[doc = include_str!("../../docs/evolution.md")]
mod evolution_page {}

/// What the page on compression and encryption shows runs.
#[cfg(all(doctest, feature = "encryption", feature = "zstd"))]
#[doc = include_str!("../../docs/storage.md")]
mod storage_page {}

/// What the page on retries and cancellation shows runs.
#[cfg(doctest)]
#[doc = include_str!("../../docs/retries.md")]
mod retries_page {}

/// What the page on children shows runs.
#[cfg(doctest)]
#[doc = include_str!("../../docs/children.md")]
mod children_page {}

/// What the page on schedules shows runs.
#[cfg(all(doctest, feature = "cron"))]
#[doc = include_str!("../../docs/schedules.md")]
mod schedules_page {}

/// What the page on transactions shows runs.
#[cfg(all(doctest, feature = "sqlite"))]
#[doc = include_str!("../../docs/transactions.md")]
mod transactions_page {}

/// What the page on time travel shows runs.
#[cfg(doctest)]
#[doc = include_str!("../../docs/time-travel.md")]
mod time_travel_page {}

/// What the page on the protocol shows runs.
#[cfg(doctest)]
#[doc = include_str!("../../docs/protocol.md")]
mod protocol_page {}

/// What the page on asynchronous functions shows runs.
#[cfg(doctest)]
#[doc = include_str!("../../docs/async.md")]
mod async_page {}

/// What the page on workers shows runs.
#[cfg(all(doctest, feature = "sqlite", feature = "worker"))]
#[doc = include_str!("../../docs/workers.md")]
mod workers_page {}

/// What the page on large states shows runs.
#[cfg(doctest)]
#[doc = include_str!("../../docs/large-state.md")]
mod large_state_page {}

/// What the page on waiting shows runs.
#[cfg(doctest)]
#[doc = include_str!("../../docs/waiting.md")]
mod waiting_page {}

/// What the page on effects shows runs.
#[cfg(doctest)]
#[doc = include_str!("../../docs/effects.md")]
mod effects_page {}

/// What the page on agents shows runs.
#[cfg(doctest)]
#[doc = include_str!("../../docs/agents.md")]
mod agents_page {}
