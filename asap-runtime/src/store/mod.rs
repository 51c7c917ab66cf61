//! Where snapshots are kept: the trait, its contract, and the stores of this crate.
//!
//! [`SnapshotStore`] states what a store promises; [`MemoryStore`] keeps everything in this process,
//! `SqliteStore` (feature `sqlite`) in one file, `PostgresStore` (feature `postgres`) in a database, `RedisStore` (feature `redis`)
//! in a Redis server. [`conformance`] checks the promises against any store, also one of your own. A store that has
//! [queues](queue) too is one for workers. [`from_url`] chooses a store by an address, [`from_env`] by environment variables.

mod append;
mod check;
pub mod conformance;
mod database;
mod environment;
mod future;
#[cfg(any(feature = "zstd", feature = "encryption"))]
pub mod layers;
mod memory;
mod offloaded;
pub(crate) mod parts;
#[cfg(feature = "postgres")]
mod postgres;
pub mod queue;
mod record;
#[cfg(feature = "redis")]
mod redis;
mod retention;
mod rewrite;
mod several;
mod shared;
mod snapshot_store;
#[cfg(feature = "sqlite")]
mod sqlite;
mod transaction;
mod url;

pub(crate) use database::{Watch, Watched};
pub(crate) use offloaded::Offloaded;
pub(crate) use transaction::commit;

pub use append::{Append, Swap};
pub use database::Database;
pub use environment::{from_env, from_lookup};
pub use future::StoreFuture;
#[cfg(feature = "zstd")]
pub use layers::Compressed;
#[cfg(feature = "encryption")]
pub use layers::Encrypted;
pub use memory::MemoryStore;
pub use parts::{Part, PartChanges, PartId, PartKey, StoredParts, StoredSnapshot};
#[cfg(feature = "postgres")]
pub use postgres::{PostgresOptions, PostgresStore};
pub use queue::TaskQueue;
pub use record::TaskRecord;
#[cfg(feature = "redis")]
pub use redis::{RedisDurability, RedisOptions, RedisStore};
pub use retention::Retention;
pub use rewrite::Rewrite;
pub use snapshot_store::SnapshotStore;
#[cfg(feature = "sqlite")]
pub use sqlite::{Durability, SqliteOptions, SqliteStore};
pub use transaction::{ReadyTransaction, Transaction};
pub use url::from_url;
