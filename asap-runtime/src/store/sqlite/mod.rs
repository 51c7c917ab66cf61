//! The store in one SQLite file.

mod append;
mod connect;
mod error;
mod inside;
mod options;
mod place;
mod pool;
mod read;
mod row;
mod statement;
mod text;
mod write;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

pub use options::{Durability, SqliteOptions};

use error::Fault;
use place::Place;
use pool::Pool;

use super::{Append, Database, SnapshotStore, StoreFuture, Swap, TaskRecord, check};
use crate::error::{Error, Result};
use crate::protocol::StateSnapshot;

/// A store in one SQLite file: the embedded default.
///
/// Any number of threads and processes may use one file at the same time. What was acknowledged survives as
/// [`Durability`] says. The table `snapshots` is the ASAP protocol's own, so its Python package reads what this
/// store writes and the other way round; tables that begin with `asap_` hold the task records. Any SQLite tool
/// may look at the file while it is in use.
#[derive(Debug)]
pub struct SqliteStore {
    pool: Pool,
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
        Ok(Self { pool: pool.map_err(explain)? })
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
        Ok(Self { pool: pool.map_err(explain)? })
    }

    /// The future of an answer that is there.
    fn ready<T>(
        &self,
        answer: Result<T, Fault>,
        task_id: &str,
        operation: impl FnOnce() -> String,
    ) -> StoreFuture<'static, T> {
        StoreFuture::ready(answer.map_err(|fault| self.explain(fault, task_id, operation())))
    }

    fn explain(&self, fault: Fault, task_id: &str, operation: String) -> Error {
        fault.explain(self.pool.place.path(), self.pool.options.busy_timeout, task_id, operation)
    }
}

/// A version or attempt as SQL has it; a window beyond that is as good as endless.
fn integer(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl SnapshotStore for SqliteStore {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        if let Err(error) = check::snapshot(snapshot) {
            return StoreFuture::ready(Err(error));
        }
        let (task_id, version) = (&snapshot.task_id, snapshot.version);
        let answer = self.pool.write(|writer| write::save(writer, snapshot));
        self.ready(answer, task_id, || format!("save version {version} of task `{task_id}`"))
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        let answer = self.pool.read(|connection| read::latest(connection, task_id));
        self.ready(answer, task_id, || format!("read the latest version of task `{task_id}`"))
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        let answer = self.pool.read(|connection| read::version(connection, task_id, version));
        self.ready(answer, task_id, || format!("read version {version} of task `{task_id}`"))
    }

    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        let answer = self.pool.read(|connection| read::versions(connection, task_id));
        self.ready(answer, task_id, || format!("list the versions of task `{task_id}`"))
    }

    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        let answer = self.pool.write(|writer| write::delete(writer, task_id));
        self.ready(answer, task_id, || format!("delete task `{task_id}`"))
    }

    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        let answer = self.pool.write(|writer| write::delete_version(writer, task_id, version));
        self.ready(answer, task_id, || format!("delete version {version} of task `{task_id}`"))
    }

    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        if let Err(error) = check::append(&append) {
            return StoreFuture::ready(Err(error));
        }
        let (task_id, version) = (&append.snapshot.task_id, append.snapshot.version);
        let answer = self.pool.write(|writer| append::append(writer, &append));
        self.ready(answer, task_id, || format!("append version {version} of task `{task_id}`"))
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        let answer = self.pool.read(|connection| read::record(connection, task_id));
        self.ready(answer, task_id, || format!("read the record of task `{task_id}`"))
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        let answer = self.pool.read(read::records);
        self.ready(answer, "", || "list the tasks".to_owned())
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        if let Err(error) = check::record(record) {
            return StoreFuture::ready(Err(error));
        }
        let task_id = &record.task_id;
        let answer = self.pool.write(|writer| write::swap_record(writer, expected, record));
        self.ready(answer, task_id, || format!("write the record of task `{task_id}`"))
    }

    fn blocks(&self) -> bool {
        true
    }

    fn database(&self) -> Database<'_> {
        Database::of(self)
    }
}
