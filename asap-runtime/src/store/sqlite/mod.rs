//! The store in one SQLite file.

mod answer;
mod append;
mod ask;
mod bell;
mod connect;
mod error;
mod group;
mod inside;
mod known;
mod options;
mod parts;
mod place;
mod places;
mod pool;
mod queue;
mod read;
mod rewrite;
mod row;
mod statement;
mod text;
mod windows;
mod write;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;

pub use options::{Durability, SqliteOptions};

use bell::SharedBell;
use error::Fault;
use place::Place;
use pool::{Pool, Session};
use write::Write;

use super::{
    Append, Database, Rewrite, SnapshotStore, StoreFuture, StoredSnapshot, Swap, TaskQueue, TaskRecord, check,
};
#[cfg(doc)]
use crate::error::Error;
use crate::error::Result;
use crate::protocol::StateSnapshot;

/// A store in one SQLite file: the embedded default.
///
/// Any number of threads and processes may use one file at the same time. What was acknowledged survives as
/// [`Durability`] says. The table `snapshots` is the ASAP protocol's own, so its Python package reads what this
/// store writes and the other way round; tables that begin with `asap_` hold the task records. Any SQLite tool
/// may look at the file while it is in use.
///
/// Writes that wait for another one to be committed share the next commit, so many tasks at once reach many times
/// the checkpoints per second of one. Their transactions are written by a thread of the store's own, which is started
/// when it is first needed. A future of this store never waits for the disk where it is polled. To drop the store
/// waits for what is queued.
#[derive(Debug)]
pub struct SqliteStore {
    pool: Arc<Pool>,
    bell: SharedBell,
}

impl SqliteStore {
    /// Opens a file at the defaults, full durability, and creates it if it is missing.
    ///
    /// `:memory:` is understood as [`in_memory`](Self::in_memory).
    ///
    /// # Errors
    ///
    /// [`Error::Store`] if the file cannot be opened or created, is no SQLite database, stays locked, or was
    /// written by a newer version of this crate.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        Self::open_with(path, SqliteOptions::default())
    }

    /// Opens a file, and creates it if it is missing.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub fn open_with(path: impl AsRef<Path>, options: SqliteOptions) -> Result<Self> {
        let path = path.as_ref();
        if path == Path::new(":memory:") {
            return Self::in_memory();
        }
        let open = |path: PathBuf| {
            let connection = connect::writer(&path, options)?;
            Pool::new(connection, Place::file(path)?, options)
        };
        let pool = std::path::absolute(path).map_err(Fault::Path).and_then(open);
        let explain =
            |fault: Fault| fault.explain(path, options.busy_timeout, "", "open its file".to_owned());
        Ok(Self::over(pool.map_err(explain)?))
    }

    /// A database of its own in memory, for tests: it is gone with the store.
    ///
    /// # Errors
    ///
    /// [`Error::Store`] if SQLite has no memory left.
    pub fn in_memory() -> Result<Self> {
        let options = SqliteOptions::default();
        let pool = connect::memory().and_then(|connection| Pool::new(connection, Place::Memory, options));
        let path = Place::Memory.path().to_owned();
        let explain = |fault: Fault| fault.explain(&path, options.busy_timeout, "", "begin".to_owned());
        Ok(Self::over(pool.map_err(explain)?))
    }
}

impl SqliteStore {
    fn over(pool: Pool) -> Self {
        let bell = SharedBell::of(&pool.place);
        Self { pool: Arc::new(pool), bell }
    }
}

impl Drop for SqliteStore {
    /// Waits until the store's thread, if it has one, has written what is queued.
    fn drop(&mut self) {
        self.pool.queue.close();
    }
}

/// A version or attempt as SQL has it; a window beyond that is as good as endless.
fn integer(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl SnapshotStore for SqliteStore {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        match check::snapshot(snapshot) {
            Ok(()) => ask::write(&self.pool, Write::Save(Cow::Borrowed(snapshot)), |_| ()),
            Err(error) => StoreFuture::ready(Err(error)),
        }
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        let query = |connection: &Connection, task_id: &str| {
            parts::whole(connection, |connection| read::latest(connection, task_id))
        };
        ask::read(&self.pool, task_id, query, |task_id| {
            format!("read the latest version of task `{task_id}`")
        })
    }

    fn highest<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        ask::read(&self.pool, task_id, read::highest, |task_id| {
            format!("look for the highest version of task `{task_id}`")
        })
    }

    fn keeps_parts(&self) -> bool {
        true
    }

    fn get_stored<'a>(
        &'a self,
        task_id: &'a str,
        version: Option<u64>,
    ) -> StoreFuture<'a, Option<StoredSnapshot>> {
        let query = move |connection: &Connection, task_id: &str| {
            parts::stored(connection, |connection| match version {
                Some(version) => read::version(connection, task_id, version),
                None => read::latest(connection, task_id),
            })
        };
        ask::read(&self.pool, task_id, query, move |task_id| match version {
            Some(version) => format!("read version {version} of task `{task_id}`"),
            None => format!("read the latest version of task `{task_id}`"),
        })
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        let query = move |connection: &Connection, task_id: &str| {
            parts::whole(connection, |connection| read::version(connection, task_id, version))
        };
        ask::read(&self.pool, task_id, query, move |task_id| {
            format!("read version {version} of task `{task_id}`")
        })
    }

    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        ask::read(&self.pool, task_id, read::versions, |task_id| {
            format!("list the versions of task `{task_id}`")
        })
    }

    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        ask::write(&self.pool, Write::Delete(Cow::Borrowed(task_id)), |deleted| deleted)
    }

    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        let write = Write::DeleteVersion(Cow::Borrowed(task_id), version);
        ask::write(&self.pool, write, |deleted| deleted)
    }

    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        match check::append(&append) {
            Ok(()) => ask::write(&self.pool, Write::from(append), swap),
            Err(error) => StoreFuture::ready(Err(error)),
        }
    }

    fn append_all<'a>(&'a self, appends: &'a [Append<'a>]) -> StoreFuture<'a, Vec<Result<Swap>>> {
        ask::append_all(&self.pool, appends)
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        ask::read(&self.pool, task_id, read::record, |task_id| format!("read the record of task `{task_id}`"))
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        let query = |connection: &Connection, _: &str| read::records(connection);
        ask::read(&self.pool, "", query, |_| "list the tasks".to_owned())
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        match check::record(record) {
            Ok(()) => {
                let woke = Arc::<AtomicBool>::default();
                let write =
                    Write::SwapRecord { expected, record: Cow::Borrowed(record), woke: Arc::clone(&woke) };
                let swapped = ask::write(&self.pool, write, move |stored| match swap(stored) {
                    Swap::Stored if woke.load(Ordering::Acquire) => Swap::Woke,
                    swap => swap,
                });
                if record.wakes().is_some() { self.ringing(swapped) } else { swapped }
            }
            Err(error) => StoreFuture::ready(Err(error)),
        }
    }

    fn rewrite<'a>(&'a self, rewrite: Rewrite<'a>) -> StoreFuture<'a, Swap> {
        if let Err(error) = check::rewrite(&rewrite) {
            return StoreFuture::ready(Err(error));
        }
        let task_id = rewrite.task_id();
        let (record, snapshots) = (rewrite.record.clone(), rewrite.snapshots.to_vec());
        let Rewrite { expected, highest, keep, parks, .. } = rewrite;
        let run = move |session: &mut Session<'_>| {
            let (record, snapshots) = (&record, snapshots.as_slice());
            rewrite::rewrite(session, &Rewrite { expected, record, highest, keep, snapshots, parks })
        };
        ask::work(&self.pool, task_id, format!("change the past of task `{task_id}`"), run)
    }

    fn find<'a>(&'a self, id: &'a str, task_id: Option<&'a str>) -> StoreFuture<'a, Option<StateSnapshot>> {
        let (id, task_id) = (id.to_owned(), task_id.map(str::to_owned));
        let look = move |connection: &Connection| rewrite::find(connection, &id, task_id.as_deref());
        ask::look(&self.pool, "look for a snapshot by its id", look).then(|found| found?.transpose())
    }

    fn queue(&self) -> Option<&dyn TaskQueue> {
        Some(self)
    }

    fn database(&self) -> Database<'_> {
        Database::of(self)
    }
}

fn swap(stored: bool) -> Swap {
    if stored { Swap::Stored } else { Swap::Taken }
}
