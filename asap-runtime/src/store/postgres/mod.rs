//! The store in a PostgreSQL database.

mod append;
mod asking;
mod connect;
mod error;
mod executor;
mod insert;
mod inside;
mod known;
mod lent;
mod operation;
mod options;
mod parts;
mod patience;
mod places;
mod queue;
mod read;
mod refuse;
mod rewrite;
mod row;
mod schema;
mod statement;
mod time;
mod verdict;
mod worker;
mod write;

#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sqlx::PgPool;
use tokio::runtime::Handle;

pub use options::PostgresOptions;

use asking::{Appending, Asking, Request};
use connect::Source;
use error::Fault;
use executor::Executor;
use known::Known;
use operation::{Asked, Operation, Reply};
use places::Listening;
use queue::Queue;
use statement::Statements;

use super::{
    Append, Database, Rewrite, SnapshotStore, StoreFuture, StoredSnapshot, Swap, TaskQueue, TaskRecord, check,
};
use crate::error::{Error, Result};
use crate::protocol::StateSnapshot;

/// A store in a PostgreSQL database, for any number of threads, processes and machines.
///
/// An acknowledged write is on the server's disk (`synchronous_commit` is `on`, or what is stricter). A checkpoint is one
/// round trip; checkpoints of tasks that run at the same time share them. The store makes its tables, and touches no other:
///
/// | table | a row for |
/// |---|---|
/// | `asap_snapshots` | each version of a task: `data` is the JSON of its locals; where a large one is in parts, it refers to them |
/// | `asap_parts` | each part of a large local, under its task, the version that brought it (`first`) and the 128 bits of its name (`id`): needed up to version `until`, or by all from `first` on while that is null |
/// | `asap_tasks` | each task: its record, and its place in a queue |
/// | `asap_messages` | each message to a task |
/// | `asap_queues` | each queue that has limits |
/// | `asap_schema` | each change of these tables that was made |
///
/// What a running task's rows are is changed by this store's methods, in any process: a row that SQL of somebody else's removes under a
/// running task is not missed before the task is resumed.
///
/// The server does not compress parts: that would take longer than all else about them, and a layer in front of the store can do it.
///
/// When the server is restarted, or a connection is cut, the store connects again and finds out what became of the request
/// that was under way; a task notices nothing if that succeeds within [`PostgresOptions::retry_for`].
///
/// It works below synchronous functions, and below asynchronous ones on any executor. A clone is the same store.
///
/// ```no_run
/// use asap_runtime::Runtime;
/// use asap_runtime::store::PostgresStore;
///
/// // In a synchronous program; an asynchronous one awaits it.
/// let store = PostgresStore::connect("postgres://jobs:secret@db.example/jobs").wait()?;
/// let runtime = Runtime::new(store);
/// # Ok::<(), asap_runtime::Error>(())
/// ```
#[derive(Clone)]
pub struct PostgresStore {
    inner: Arc<Inner>,
}

/// The store, and the executor that ends with it.
struct Inner {
    shared: Arc<Shared>,
    executor: Executor,
}

/// What the workers have.
struct Shared {
    source: Source,
    /// Where the database is, for messages.
    place: String,
    options: PostgresOptions,
    texts: Arc<Statements>,
    known: Mutex<Known>,
    /// Which tables are used, once a transaction of the user's was held against them.
    identity: Mutex<Option<String>>,
    /// Which server the last of these transactions was on.
    server: Mutex<Option<String>>,
    queue: Queue,
    listening: Arc<Listening>,
    handle: Handle,
}

impl Shared {
    // Each change is whole, and what is forgotten is counted again.
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn identity(&self) -> MutexGuard<'_, Option<String>> {
        self.identity.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn server(&self) -> MutexGuard<'_, Option<String>> {
        self.server.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn ask(&self, request: Request) {
        match request {
            Request::Job(job) => self.shared.queue.ask(job, &self.shared),
            Request::Append(member) => self.shared.queue.append(*member, &self.shared),
        }
    }

    /// Has the answer fetched while nobody drives the executor by waiting.
    fn drive(&self) -> Result<()> {
        self.executor
            .drive()
            .map_err(|error| self.explain(Fault::Stopped(format!("its thread cannot be started: {error}"))))
    }

    fn explain(&self, fault: Fault) -> Error {
        fault.explain(&self.shared.place, "", "answer".to_owned())
    }
}

impl PostgresStore {
    /// Connects to the database at this address (`postgres://user:password@host:port/database`), and makes the store's tables
    /// if they are not there.
    ///
    /// The answer is waited for or awaited. What the address leaves out comes from libpq's environment variables (`PGHOST`,
    /// `PGUSER`, `PGPASSWORD` and so on). For TLS, the program that uses this crate turns on one of sqlx's features for it.
    ///
    /// # Errors
    ///
    /// [`Error::Store`] if the address cannot be read, the server cannot be reached or refuses the role, its tables cannot
    /// be made, or they were made by a newer version of this crate.
    pub fn connect(url: &str) -> StoreFuture<'static, Self> {
        Self::connect_with(url, PostgresOptions::default())
    }

    /// As [`connect`](Self::connect), with other options.
    ///
    /// # Errors
    ///
    /// As [`connect`](Self::connect).
    pub fn connect_with(url: &str, options: PostgresOptions) -> StoreFuture<'static, Self> {
        match Source::read(url) {
            Ok(source) => Self::open(source, options),
            Err(fault) => StoreFuture::ready(Err(fault.explain("", "", "open its database".to_owned()))),
        }
    }

    /// As [`connect_with`](Self::connect_with), with the address, role, password and TLS of a pool that the program has.
    ///
    /// The connections are the store's own, for a pool's belong to the executor that has opened them, which a
    /// synchronous task may be blocking; the pool's limits and hooks do not apply to them. A password that the pool is given later
    /// (`set_connect_options`) is used.
    ///
    /// # Errors
    ///
    /// As [`connect`](Self::connect).
    pub fn from_pool(pool: &PgPool, options: PostgresOptions) -> StoreFuture<'static, Self> {
        Self::open(Source::Pool(pool.clone()), options)
    }

    fn open(source: Source, options: PostgresOptions) -> StoreFuture<'static, Self> {
        let place = source.to_string();
        let executor = match Executor::new() {
            Ok(executor) => executor,
            Err(error) => {
                let fault = Fault::Stopped(format!("it cannot be started: {error}"));
                return StoreFuture::ready(Err(fault.explain(&place, "", "open its database".to_owned())));
            }
        };
        let prepare = schema::Prepare { schema: options.schema.clone() };
        let texts = Arc::new(Statements::new(options.schema.as_deref()));
        let shared = Arc::new(Shared {
            source,
            place,
            options,
            texts,
            known: Mutex::default(),
            identity: Mutex::default(),
            server: Mutex::default(),
            queue: Queue::default(),
            listening: Arc::default(),
            handle: executor.handle(),
        });
        let store = Self { inner: Arc::new(Inner { shared, executor }) };
        store.ask(prepare).then(|prepared| prepared.map(|()| store))
    }

    /// What is known of a task may no longer be so.
    fn forget(&self, task_id: &str) {
        self.inner.shared.known().forget(task_id);
    }

    fn ask<O: Operation>(&self, operation: O) -> StoreFuture<'static, O::Answer> {
        let (reply, answer) = Reply::new(self.inner.executor.outstanding());
        let request = Request::Job(Box::new(Asked::new(operation, reply)));
        StoreFuture::unasked(Asking::new(Arc::clone(&self.inner), request, answer))
    }
}

/// Never the address itself, which has the password in it.
impl fmt::Debug for PostgresStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shared = &self.inner.shared;
        f.debug_struct("PostgresStore")
            .field("place", &shared.place)
            .field("options", &shared.options)
            .finish_non_exhaustive()
    }
}

/// A version or attempt as SQL has it; a window beyond that is as good as endless.
fn integer(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A text with a NUL is never there.
fn has_nul(text: &str) -> bool {
    text.contains('\0')
}

/// What was read, put together.
fn whole(stored: Result<Option<StoredSnapshot>>) -> Result<Option<StateSnapshot>> {
    stored?.map(StoredSnapshot::whole).transpose()
}

impl SnapshotStore for PostgresStore {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        if let Err(error) = check::snapshot(snapshot).and_then(|()| refuse::snapshot(snapshot)) {
            return StoreFuture::ready(Err(error));
        }
        self.forget(&snapshot.task_id);
        self.ask(write::Save::new(snapshot.clone()))
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        if has_nul(task_id) {
            return StoreFuture::ready(Ok(None));
        }
        self.ask(read::Latest(task_id.to_owned())).then(whole)
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        match i64::try_from(version) {
            Ok(version) if !has_nul(task_id) => {
                self.ask(read::Version(task_id.to_owned(), version)).then(whole)
            }
            _ => StoreFuture::ready(Ok(None)),
        }
    }

    fn highest<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        if has_nul(task_id) {
            return StoreFuture::ready(Ok(None));
        }
        self.ask(read::Highest(task_id.to_owned()))
    }

    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        if has_nul(task_id) {
            return StoreFuture::ready(Ok(Vec::new()));
        }
        self.ask(read::Versions(task_id.to_owned()))
    }

    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        if has_nul(task_id) {
            return StoreFuture::ready(Ok(false));
        }
        self.forget(task_id);
        self.ask(write::Delete::new(task_id.to_owned()))
    }

    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        match i64::try_from(version) {
            Ok(version) if version > 0 && !has_nul(task_id) => {
                self.forget(task_id);
                self.ask(write::DeleteVersion::new(task_id.to_owned(), version))
            }
            _ => StoreFuture::ready(Ok(false)),
        }
    }

    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        if let Err(error) = check::append(&append).and_then(|()| refuse::append(&append)) {
            return StoreFuture::ready(Err(error));
        }
        StoreFuture::unasked(Appending::new(&self.inner, append))
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        if has_nul(task_id) {
            return StoreFuture::ready(Ok(None));
        }
        self.ask(read::Record(task_id.to_owned()))
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        self.ask(read::Records)
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        if let Err(error) = check::record(record).and_then(|()| refuse::record(record)) {
            return StoreFuture::ready(Err(error));
        }
        let expected = match expected.map(i64::try_from) {
            // No record is of such an attempt.
            Some(Err(_)) => return StoreFuture::ready(Ok(Swap::Taken)),
            Some(Ok(expected)) => Some(expected),
            None => None,
        };
        if record.status.is_terminal() {
            self.forget(&record.task_id);
        }
        self.ask(write::SwapRecord::new(expected, record.clone()))
    }

    fn rewrite<'a>(&'a self, rewrite: Rewrite<'a>) -> StoreFuture<'a, Swap> {
        if let Err(error) = check::rewrite(&rewrite).and_then(|()| refuse::rewrite(&rewrite)) {
            return StoreFuture::ready(Err(error));
        }
        self.forget(rewrite.task_id());
        self.ask(rewrite::Rewriting::new(&rewrite))
    }

    fn find<'a>(&'a self, id: &'a str, task_id: Option<&'a str>) -> StoreFuture<'a, Option<StateSnapshot>> {
        if has_nul(id) || task_id.is_some_and(has_nul) {
            return StoreFuture::ready(Ok(None));
        }
        let find = rewrite::Find { id: id.to_owned(), task_id: task_id.map(str::to_owned) };
        self.ask(find).then(|found| found?.transpose())
    }

    fn keeps_parts(&self) -> bool {
        true
    }

    fn get_stored<'a>(
        &'a self,
        task_id: &'a str,
        version: Option<u64>,
    ) -> StoreFuture<'a, Option<StoredSnapshot>> {
        if has_nul(task_id) {
            return StoreFuture::ready(Ok(None));
        }
        match version.map(i64::try_from) {
            None => self.ask(read::Latest(task_id.to_owned())),
            Some(Ok(version)) => self.ask(read::Version(task_id.to_owned(), version)),
            Some(Err(_)) => StoreFuture::ready(Ok(None)),
        }
    }

    fn database(&self) -> Database<'_> {
        Database::of(self)
    }

    fn queue(&self) -> Option<&dyn TaskQueue> {
        Some(self)
    }
}
