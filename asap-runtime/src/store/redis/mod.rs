//! The store in a Redis server.

mod append;
mod connect;
mod durability;
mod error;
mod key;
mod link;
mod listener;
mod options;
mod parts;
mod places;
mod pool;
mod read;
mod rewrite;
mod row;
mod script;
mod write;

use std::fmt;

pub use durability::RedisDurability;
pub use options::RedisOptions;

use connect::Address;
use durability::Settings;
use error::Fault;
use key::Keys;
use link::Link;
use listener::Listener;

use super::{
    Append, Rewrite, SnapshotStore, StoreFuture, StoredSnapshot, Swap, TaskQueue, TaskRecord, check,
};
use crate::error::{Error, Result};
use crate::protocol::StateSnapshot;

/// A store in a Redis server, for tasks that several machines may carry on with.
///
/// An append is one script and one round trip. Any number of threads, processes and machines may use one server at
/// the same time.
///
/// ```no_run
/// use asap_runtime::Runtime;
/// use asap_runtime::store::{RedisDurability, RedisOptions, RedisStore};
///
/// let options = RedisOptions::default().with_prefix("billing").with_durability(RedisDurability::Always);
/// let runtime = Runtime::new(RedisStore::connect_with("redis://:secret@db.internal/", options)?);
/// # Ok::<(), asap_runtime::Error>(())
/// ```
///
/// # What is promised
///
/// What the server's settings promise, and no more: a server as it is installed keeps everything in memory, saves it every now
/// and then, and loses the rest when it is killed. [`RedisDurability`] says which settings promise what, [`durability`](Self::durability) what this
/// server's do, and [`RedisOptions::with_durability`] refuses a server that promises too little. Settings that
/// somebody changes later are not noticed before the next connection.
///
/// A server whose `maxmemory-policy` is one of `allkeys-…` deletes tasks when its memory is full; that is logged as a
/// warning, and refused if any durability is required.
///
/// Replication is asynchronous. A replica that takes over may lack what was acknowledged last; the task then goes on from an
/// older checkpoint, and an attempt that still runs is told that somebody else has the task, for the version it appends does
/// not follow. `WAITAOF` is not used.
///
/// # Lost connections
///
/// A lost server is tried to be reached again for as long as [`RedisOptions::reconnect`] says, a server that still reads
/// its file is waited for. An append whose answer was lost is sent again, and the server tells by the version and the
/// snapshot's id what became of the first: it answers stored or taken, never a guess. Only if so many versions were
/// appended meanwhile that nothing is left to compare is it an error that says so. A submission is told in the same way, and a task
/// that is given back by the attempt under which it was, and a message by a name that only its sender knows. Reads and renewals are repeated. So is the taking of tasks: what a lost
/// answer gave away nobody runs, and it counts as a lost lease, until its lease runs out. Any other write is sent only into a connection that has just
/// answered; if its answer is lost nevertheless, that is an error that says that nobody knows.
///
/// # Queues
///
/// Delays, leases and rates go by the server's clock; those of the workers' machines may differ. Workers are woken by
/// publishing on the channel `{asap}:bell`, for which a store that a worker uses has a connection and a thread of its own. Nobody
/// is woken for the end of a task, unless it has a parent, or another waits for its place under a limit. A task whose record is missing or has
/// no status or attempt that can be read is parked as it is.
///
/// # Waiting
///
/// The methods wait on the calling thread, and [`blocks`](SnapshotStore::blocks) says so: a `Runtime` calls them on a thread
/// that may block when an executor runs the task. Whoever calls them from an executor by hand does the same. A future that is
/// dropped there leaves the write to be done whole.
///
/// # Keys
///
/// With the prefix `asap` and a task `t`:
///
/// | key | kind | what |
/// |---|---|---|
/// | `{asap}:versions:t` | sorted set | the versions, 19 digits each |
/// | `{asap}:snapshots:t` | hash | by version: a line of JSON with `id`, `checkpoint`, `created_at` and, where the data refers to parts, `parts`; and the data as a second line |
/// | `{asap}:parts:t` | hash | the parts of the task's large values, if it has any: by the version that brought it (19 digits) and the part's id (32 hexadecimal digits) |
/// | `{asap}:spans:t` | sorted set | of each part: `1` if version 1 brought it, else `0`; the last version that needs it (19 digits; all `9` while that is open); its name in the hash |
/// | `{asap}:record:t` | hash | the task's record |
/// | `{asap}:tasks` | set | the ids of all tasks that have a record |
/// | `{asap}:place:t` | hash | the task's place, if it was ever in a queue |
/// | `{asap}:ready:q` | sorted set | what can be taken of queue `q`, in order: priority (inverted, 10 digits), due (16 digits), task id |
/// | `{asap}:timed` | sorted set | delayed and leased tasks by the microsecond of their change |
/// | `{asap}:leased:q` | set | the leased tasks of queue `q` |
/// | `{asap}:parked` | sorted set | the parked tasks by their ids |
/// | `{asap}:suspended` | set | the suspended tasks that no time brings back |
/// | `{asap}:wakes:t` | string | how often the task was woken, if it ever was |
/// | `{asap}:messages:t` | hash | by message id: a line of JSON with `sent_by` and `sent_at`, and the value as a second line |
/// | `{asap}:mail:t` | sorted set | the task's messages in order: bytes of the topic (10 digits), topic, position (16 digits), message id |
/// | `{asap}:queues`, `{asap}:full` | sets | the queues with something to take, and those whose limit keeps somebody waiting |
/// | `{asap}:starts` | hash | by queue: when its rate allows the next start |
///
/// None of them expires. [`records`](SnapshotStore::records) reads all records in one script, during which the server
/// serves nobody else. All keys of a store have one hash tag. Redis Cluster is supported only in so far as a store
/// lies in one slot: connect to the node that has it. Redirections are not followed.
///
/// Redis 5 or newer; the tests run with 7.0.
pub struct RedisStore {
    link: Link,
    keys: Keys,
    durability: Option<RedisDurability>,
    listener: Listener,
}

impl fmt::Debug for RedisStore {
    /// Shows neither user nor password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisStore")
            .field("server", &self.link.address.text)
            .field("options", &self.link.options)
            .field("promises", &self.durability)
            .finish_non_exhaustive()
    }
}

impl RedisStore {
    /// Connects to the server of an address, `redis://user:password@host:port/database`, at the defaults.
    ///
    /// # Errors
    ///
    /// [`Error::Store`] if the address is none, or the server cannot be reached or does not take the password.
    pub fn connect(url: &str) -> Result<Self> {
        Self::connect_with(url, RedisOptions::default())
    }

    /// Connects to the server of an address.
    ///
    /// # Errors
    ///
    /// As [`connect`](Self::connect); also if the prefix cannot be used, or the server promises less than the
    /// durability that is required.
    pub fn connect_with(url: &str, options: RedisOptions) -> Result<Self> {
        let explain = |fault: Fault, server: &str| fault.explain(server, "", "connect".to_owned());
        let address = Address::new(url).map_err(|fault| explain(fault, ""))?;
        let server = address.text.clone();
        Self::open(address, options).map_err(|fault| explain(fault, &server))
    }

    fn open(address: Address, options: RedisOptions) -> Result<Self, Fault> {
        if options.prefix.is_empty() || options.prefix.contains('}') {
            let reason = format!(
                "the prefix `{}` cannot be used: it must not be empty, and must have no `}}`",
                options.prefix
            );
            return Err(Fault::Options(reason));
        }
        let mut connection = address.open_unasked(&options)?;
        let told = Settings::ask(&mut connection).map_err(Fault::Refused)?;
        if let Some(required) = options.durability {
            Settings::require(told.as_ref(), required)?;
        }
        if let Some(policy) = told.as_ref().and_then(Settings::evicts) {
            tracing::warn!(
                server = address.text,
                "the Redis server deletes tasks when its memory is full (`maxmemory-policy {policy}`); set `maxmemory-policy noeviction`"
            );
        }
        let keys = Keys::new(&options.prefix);
        let durability = told.as_ref().map(Settings::durability);
        let link = Link::new(address, options, connection);
        Ok(Self { link, keys, durability, listener: Listener::default() })
    }

    /// What the server's settings promised when it was connected to; nothing if it does not tell, for want of `CONFIG GET`.
    #[must_use]
    pub fn durability(&self) -> Option<RedisDurability> {
        self.durability
    }

    /// The future of an answer that is there.
    fn ready<T>(
        &self,
        answer: Result<T, Fault>,
        task_id: &str,
        operation: impl FnOnce() -> String,
    ) -> StoreFuture<'static, T> {
        let explain =
            |fault: Fault| -> Error { fault.explain(&self.link.address.text, task_id, operation()) };
        StoreFuture::ready(answer.map_err(explain))
    }
}

impl SnapshotStore for RedisStore {
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()> {
        if let Err(error) = check::snapshot(snapshot) {
            return StoreFuture::ready(Err(error));
        }
        let (task_id, version) = (&snapshot.task_id, snapshot.version);
        let answer = write::save(&self.link, &self.keys, snapshot);
        self.ready(answer, task_id, || format!("save version {version} of task `{task_id}`"))
    }

    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>> {
        let answer = read::snapshot(&self.link, &self.keys, task_id, None);
        self.ready(answer, task_id, || format!("read the latest version of task `{task_id}`"))
    }

    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>> {
        let answer = read::snapshot(&self.link, &self.keys, task_id, Some(version));
        self.ready(answer, task_id, || format!("read version {version} of task `{task_id}`"))
    }

    fn highest<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        let answer = read::highest(&self.link, &self.keys, task_id);
        self.ready(answer, task_id, || format!("look for the latest version of task `{task_id}`"))
    }

    fn keeps_parts(&self) -> bool {
        true
    }

    fn get_stored<'a>(
        &'a self,
        task_id: &'a str,
        version: Option<u64>,
    ) -> StoreFuture<'a, Option<StoredSnapshot>> {
        let answer = read::stored(&self.link, &self.keys, task_id, version);
        self.ready(answer, task_id, || match version {
            Some(version) => format!("read version {version} of task `{task_id}`"),
            None => format!("read the latest version of task `{task_id}`"),
        })
    }

    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>> {
        let answer = read::versions(&self.link, &self.keys, task_id);
        self.ready(answer, task_id, || format!("list the versions of task `{task_id}`"))
    }

    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool> {
        let answer = write::delete(&self.link, &self.keys, task_id);
        self.ready(answer, task_id, || format!("delete task `{task_id}`"))
    }

    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool> {
        let answer = write::delete_version(&self.link, &self.keys, task_id, version);
        self.ready(answer, task_id, || format!("delete version {version} of task `{task_id}`"))
    }

    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap> {
        if let Err(error) = check::append(&append) {
            return StoreFuture::ready(Err(error));
        }
        let (task_id, version) = (&append.snapshot.task_id, append.snapshot.version);
        let answer = append::append(&self.link, &self.keys, &append);
        self.ready(answer, task_id, || format!("append version {version} of task `{task_id}`"))
    }

    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>> {
        let answer = read::record(&self.link, &self.keys, task_id);
        self.ready(answer, task_id, || format!("read the record of task `{task_id}`"))
    }

    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>> {
        let explain = |fault: Fault| fault.explain(&self.link.address.text, "", "list the tasks".to_owned());
        let answer = read::records(&self.link, &self.keys);
        let answer =
            answer.map(|records| records.into_iter().map(|record| record.map_err(explain)).collect());
        self.ready(answer, "", || "list the tasks".to_owned())
    }

    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap> {
        if let Err(error) = check::record(record) {
            return StoreFuture::ready(Err(error));
        }
        let task_id = &record.task_id;
        let answer = write::swap_record(&self.link, &self.keys, expected, record);
        self.ready(answer, task_id, || format!("write the record of task `{task_id}`"))
    }

    fn rewrite<'a>(&'a self, rewrite: Rewrite<'a>) -> StoreFuture<'a, Swap> {
        if let Err(error) = check::rewrite(&rewrite) {
            return StoreFuture::ready(Err(error));
        }
        let task_id = rewrite.task_id();
        let answer = rewrite::rewrite(&self.link, &self.keys, &rewrite);
        self.ready(answer, task_id, || format!("change the past of task `{task_id}`"))
    }

    fn find<'a>(&'a self, id: &'a str, task_id: Option<&'a str>) -> StoreFuture<'a, Option<StateSnapshot>> {
        let operation = || format!("look for the snapshot `{id}`");
        match rewrite::find(&self.link, &self.keys, id, task_id) {
            Ok(None) => StoreFuture::ready(Ok(None)),
            Ok(Some((task_id, found))) => self.ready(found.map(Some), &task_id, operation),
            Err(fault) => self.ready(Err(fault), task_id.unwrap_or_default(), operation),
        }
    }

    fn blocks(&self) -> bool {
        true
    }

    fn queue(&self) -> Option<&dyn TaskQueue> {
        Some(self)
    }
}
