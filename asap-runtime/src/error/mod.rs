//! The one error type of the crate.

mod kinds;
mod reasons;

use std::error::Error as StdError;

use chrono::{DateTime, Utc};

use crate::frame::Thrown;
use crate::protocol::TaskStatus;
use crate::protocol::timestamp::to_protocol;
use crate::runtime::travel::Unedited;
use crate::wait::{Awaited, waiting};

pub use self::reasons::{KeyError, Unmigrated};
use self::reasons::{because, stands};

/// A `Result` with this crate's [`enum@Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A boxed source of an error.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// Everything that can go wrong between a function and its store.
///
/// Each message says what is wrong, where (task, version, function, checkpoint, local) and what to do.
/// A snapshot is never changed or deleted because of an error.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Somebody else appended this version, or resumed this task, first.
    #[error(
        "task `{task_id}` is being run by somebody else, who was first at version {version}; this attempt has stopped, the other goes on"
    )]
    Conflict {
        /// The task.
        task_id: String,
        /// The version that could not be appended, or gone on from.
        version: u64,
    },
    /// The store refused, failed or is not reachable.
    #[error("the store could not {operation}: {source}")]
    Store {
        /// What was tried, as a verb phrase: "append version 3 of task `x`".
        operation: String,
        /// The backend's own error.
        source: BoxError,
    },
    /// A row of the store cannot be read; it is kept as it is.
    #[error(
        "version {version} of task `{task_id}` cannot be read: {reason}; the row is kept as it is, look at it with any tool of the store"
    )]
    Corrupt {
        /// The task.
        task_id: String,
        /// The version whose row is damaged.
        version: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// The record of a task cannot be read; it is kept as it is.
    #[error(
        "the record of task `{task_id}` cannot be read: {reason}; it is kept as it is, look at it with any tool of the store"
    )]
    CorruptRecord {
        /// The task.
        task_id: String,
        /// What is wrong with it.
        reason: String,
    },
    /// What is stored cannot be opened with the keys that an encrypted store was given; it is kept as it is.
    #[error("{what} cannot be opened: {source}; it is kept as it is")]
    Sealed {
        /// The task.
        task_id: String,
        /// What it is: "version 3 of task `x`".
        what: String,
        /// Why not.
        source: KeyError,
    },
    /// No task of this id.
    #[error("task `{task_id}` does not exist in this store")]
    TaskNotFound {
        /// The id that was asked for.
        task_id: String,
    },
    /// The task does not have this version.
    #[error("task `{task_id}` has no version {version}; there are {known}")]
    UnknownVersion {
        /// The task.
        task_id: String,
        /// The version that was asked for.
        version: u64,
        /// The versions that are there.
        known: String,
    },
    /// Something is stored under an id that is to be a new task's.
    #[error("task `{task_id}` is there already; use another id, or delete it first")]
    TaskExists {
        /// The id.
        task_id: String,
    },
    /// The task has ended, and what it was is not changed.
    #[error("task `{task_id}` is {status}; roll it back (`Runtime::rollback`) before its locals are changed")]
    TaskEnded {
        /// The task.
        task_id: String,
        /// How it has ended.
        status: TaskStatus,
    },
    /// A local cannot be changed as it was to be; nothing was stored.
    #[error(
        "`{local}` of `{function}` in version {version} of task `{task_id}`, saved at checkpoint `{checkpoint}`, cannot be changed: {source}"
    )]
    Unedited {
        /// The task.
        task_id: String,
        /// The snapshot's version.
        version: u64,
        /// The function.
        function: String,
        /// The checkpoint.
        checkpoint: String,
        /// The local.
        local: String,
        /// Why not.
        source: Box<Unedited>,
    },
    /// A field of a snapshot or task is out of its range.
    #[error("not a valid {what}: {reason}")]
    Invalid {
        /// The kind of thing: "snapshot", "id", "task", "data".
        what: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// A step that the lifecycle does not have.
    #[error("Invalid transition from '{from}' to '{to}'")]
    InvalidTransition {
        /// The state the task is in.
        from: TaskStatus,
        /// The state that was asked for.
        to: TaskStatus,
        /// The task.
        task_id: String,
    },
    /// A storage backend that is not known.
    #[error("unknown storage backend `{name}`; known are: {known}")]
    UnknownBackend {
        /// The name that was given.
        name: String,
        /// The names that exist, separated by commas.
        known: &'static str,
    },
    /// No function of this name is linked into this program.
    #[error(
        "task `{task_id}` belongs to the function `{function}`, which is not in this program; it has {known}"
    )]
    UnknownFunction {
        /// The task.
        task_id: String,
        /// The name in the snapshot.
        function: String,
        /// The names that are registered, separated by commas.
        known: String,
    },
    /// Two functions have one name, so a task cannot be resumed by its id.
    #[error(
        "two resumable functions are named `{function}`, at {first} and at {second}; give one another name with `#[resumable(name = \"...\")]`"
    )]
    AmbiguousFunction {
        /// The name.
        function: &'static str,
        /// Where the first stands.
        first: String,
        /// Where the second stands.
        second: String,
    },
    /// The task exists, and belongs to another function.
    #[error("task `{task_id}` belongs to the function `{saved}`, not to `{given}`; use another task id")]
    FunctionDiffers {
        /// The task.
        task_id: String,
        /// The function it was begun with.
        saved: String,
        /// The function of the call.
        given: &'static str,
    },
    /// The task exists, and was begun with other arguments.
    #[error(
        "task `{task_id}` was begun with another `{parameter}`: {saved}, not {given}; use another task id, or the same arguments"
    )]
    ArgumentsDiffer {
        /// The task.
        task_id: String,
        /// The first parameter that differs.
        parameter: String,
        /// Its value in version 1, as JSON, shortened.
        saved: String,
        /// Its value in the call, as JSON, shortened.
        given: String,
    },
    /// A snapshot that no resumable function can go on from.
    #[error("version {version} of task `{task_id}` cannot be resumed from: {reason}")]
    NotResumable {
        /// The task.
        task_id: String,
        /// The snapshot's version.
        version: u64,
        /// Why not.
        reason: String,
    },
    /// The function has no checkpoint of the id in the snapshot.
    #[error(
        "version {version} of task `{task_id}` was saved at checkpoint `{at}`, which `{function}` no longer has; it has {known}{compared}"
    )]
    UnknownCheckpoint {
        /// The task.
        task_id: String,
        /// The snapshot's version.
        version: u64,
        /// The function.
        function: &'static str,
        /// The checkpoint in the snapshot.
        at: String,
        /// The ids that the function has, separated by commas.
        known: String,
        /// The checkpoint beside those that the function has, and what to add: lines behind an empty one.
        compared: Box<str>,
    },
    /// The function needs a local that the snapshot does not have.
    #[error(
        "version {version} of task `{task_id}` has no `{local}`, which is needed after checkpoint `{checkpoint}`; it has {known}{compared}"
    )]
    MissingLocal {
        /// The task.
        task_id: String,
        /// The snapshot's version.
        version: u64,
        /// The checkpoint.
        checkpoint: &'static str,
        /// The local.
        local: String,
        /// The locals that the snapshot has, separated by commas.
        known: String,
        /// The saved locals beside those that are needed, and what to add: lines behind an empty one.
        compared: Box<str>,
    },
    /// A loop or an expression around the checkpoint was added or taken away.
    #[error(
        "version {version} of task `{task_id}` does not fit the function at checkpoint `{checkpoint}`: {reason}; \
         resume it with the program that wrote it{compared}"
    )]
    ChangedState {
        /// The task.
        task_id: String,
        /// The snapshot's version.
        version: u64,
        /// The checkpoint.
        checkpoint: &'static str,
        /// What differs.
        reason: String,
        /// What was saved beside what is needed, and what to add: lines behind an empty one; or empty.
        compared: Box<str>,
    },
    /// A local was saved with another type.
    #[error(
        "`{local}` in version {version} of task `{task_id}`, saved at checkpoint `{checkpoint}`, was saved with another type than `{expected}`: {reason}{compared}"
    )]
    WrongType {
        /// The task.
        task_id: String,
        /// The snapshot's version.
        version: u64,
        /// The checkpoint.
        checkpoint: &'static str,
        /// The local.
        local: String,
        /// The type that is asked for, without paths.
        expected: Box<str>,
        /// What differs.
        reason: Box<str>,
        /// The saved locals beside those that are needed, and what to add: lines behind an empty one.
        compared: Box<str>,
    },
    /// The function's `migrate` could not make an old snapshot fit.
    #[error(
        "version {version} of task `{task_id}`, saved at checkpoint `{at}`, does not fit `{function}`, and its `migrate` {source}; the snapshot is kept as it is"
    )]
    NotMigrated {
        /// The task.
        task_id: String,
        /// The snapshot's version.
        version: u64,
        /// The function.
        function: &'static str,
        /// The checkpoint in the snapshot.
        at: String,
        /// What it did instead.
        source: Box<Unmigrated>,
    },
    /// A local, argument or loop cannot be written down exactly.
    #[error("`{local}` of task `{task_id}` cannot be saved at checkpoint `{checkpoint}`: {reason}")]
    Unsaveable {
        /// The task.
        task_id: String,
        /// The checkpoint, `start` for an argument.
        checkpoint: &'static str,
        /// The local.
        local: String,
        /// Why not.
        reason: String,
    },
    /// A snapshot would be larger than the runtime allows; it was not stored.
    #[error(
        "checkpoint `{checkpoint}` of task `{task_id}` has {bytes} bytes, more than the limit of {limit}; its largest local is `{local}` with \
         {local_bytes} bytes: keep less of it across the checkpoint, or raise the limit (`Runtime::with_size_limit`)"
    )]
    TooLarge {
        /// The task.
        task_id: String,
        /// The checkpoint, `start` for the arguments.
        checkpoint: &'static str,
        /// The size of the snapshot's data, in bytes, whether or not it is stored in parts.
        bytes: u64,
        /// The most that it may be.
        limit: u64,
        /// The largest local, argument or loop.
        local: String,
        /// Its size as JSON, in bytes.
        local_bytes: u64,
    },
    /// The transaction of a `checkpoint!(tx)` cannot hold the snapshot; it was rolled back.
    #[error(
        "version {version} of task `{task_id}` cannot be committed with {transaction}, which was rolled back: {reason}"
    )]
    UnfitTransaction {
        /// The task.
        task_id: String,
        /// The version that was to be stored.
        version: u64,
        /// Where the store keeps its snapshots.
        store: String,
        /// What the transaction is on.
        transaction: String,
        /// Why not, and what to do.
        reason: String,
    },
    /// A borrow or an iterator could not be derived again on resume.
    #[error("task `{task_id}` cannot go on after checkpoint `{checkpoint}`: {what}")]
    Lost {
        /// The task.
        task_id: String,
        /// The checkpoint.
        checkpoint: &'static str,
        /// What could not be derived, and why.
        what: String,
    },
    /// The function returned a value that cannot be written down exactly.
    #[error("task `{task_id}` returned a value that cannot be saved: {reason}")]
    UnsaveableResult {
        /// The task.
        task_id: String,
        /// Why not.
        reason: String,
    },
    /// The task's result is a value of another type.
    #[error("the result of task `{task_id}` is not a `{expected}`: {reason}")]
    WrongResultType {
        /// The task.
        task_id: String,
        /// The type that was asked for, without paths.
        expected: String,
        /// What differs.
        reason: String,
    },
    /// The function returned an error; `run` or `resume` goes on after the last checkpoint.
    #[error("task `{task_id}` failed: {message}")]
    Failed {
        /// The task.
        task_id: String,
        /// The error's message, with those of its sources.
        message: String,
        /// The error itself, if it may cross threads.
        error: Thrown,
    },
    /// The function panicked; `run` or `resume` goes on after the last checkpoint.
    #[error("task `{task_id}` panicked: {message}")]
    Panicked {
        /// The task.
        task_id: String,
        /// The panic's message.
        message: String,
    },
    /// The runtime does not have what a function asks for.
    #[error(
        "task `{task_id}`: `{function}` needs a `{expected}` for its parameter `{parameter}`; supply one with `Runtime::with_resource`"
    )]
    MissingResource {
        /// The task.
        task_id: String,
        /// The function.
        function: &'static str,
        /// The parameter that is marked `#[resource]`.
        parameter: &'static str,
        /// Its type.
        expected: &'static str,
    },
    /// The task's function is asynchronous, and this entry would block.
    #[error("task `{task_id}` runs the asynchronous function `{function}`; use `Runtime::{method}`")]
    AsyncFunction {
        /// The task.
        task_id: String,
        /// The function.
        function: &'static str,
        /// The method that takes it.
        method: &'static str,
    },
    /// A synchronous function was to be run where it would block an executor.
    #[error(
        "task `{task_id}` would block the executor of this thread; call this on a thread that may block (`spawn_blocking`), use the `_async` form of the method, or make the function `async`"
    )]
    InsideExecutor {
        /// The task.
        task_id: String,
    },
    /// The body waits for something that is not a checkpoint.
    #[error(
        "task `{task_id}` waits inside `{function}` for something that does not come at once; a function that awaits must be an `async fn`"
    )]
    Suspended {
        /// The task.
        task_id: String,
        /// The function.
        function: &'static str,
    },
    /// The task was stopped behind a stored checkpoint, since its worker ends; another goes on with it.
    #[error(
        "task `{task_id}` was stopped behind version {version}, since its worker ends; it goes on from there"
    )]
    Interrupted {
        /// The task.
        task_id: String,
        /// The version that was stored last.
        version: u64,
    },
    /// The task waits, and the runtime was told not to wait with it; `run` or `resume` goes on with it.
    #[error("task `{task_id}` waits {}", waiting(awaited, *until))]
    Waiting {
        /// The task.
        task_id: String,
        /// What it waits for.
        awaited: Awaited,
        /// Until when (UTC), if not for as long as it takes.
        until: Option<DateTime<Utc>>,
        /// How often it had been woken when it looked.
        wakes: u64,
    },
    /// The task did not end in the time that its function gives it; it has failed.
    #[error(
        "task `{task_id}` had not ended at its deadline, {}; only a function with a later deadline can go on with it",
        to_protocol(*deadline)
    )]
    DeadlineExceeded {
        /// The task.
        task_id: String,
        /// When it should have ended (UTC).
        deadline: DateTime<Utc>,
    },
    /// A message that the task received is of another type than it expects; it stays the next to be received.
    #[error(
        "message `{id}` of topic `{topic}` for task `{task_id}` is not a `{expected}`: {reason}; the function can be changed to take it, and the task resumed"
    )]
    WrongMessage {
        /// The task.
        task_id: String,
        /// The topic.
        topic: String,
        /// The message.
        id: String,
        /// The type that is asked for, without paths.
        expected: Box<str>,
        /// What differs.
        reason: Box<str>,
    },
    /// The task does not stand at an effect with this key, so there is nothing to decide.
    #[error("task `{task_id}` does not stand at an effect with the key {key}: {}", stands(found.as_deref()))]
    NotUnresolved {
        /// The task.
        task_id: String,
        /// The key that was given.
        key: String,
        /// The key of the effect at which it stands, if it does.
        found: Option<String>,
    },
    /// The task is a part of as many others as can be.
    #[error(
        "task `{task_id}` is {depth} tasks deep, and cannot begin another: tasks are nested no deeper than that"
    )]
    TooDeep {
        /// The task.
        task_id: String,
        /// How many tasks it is a part of.
        depth: u8,
    },
    /// The task was cancelled; nobody goes on with it.
    #[error("task `{task_id}` was cancelled{}", because(reason.as_deref()))]
    Cancelled {
        /// The task.
        task_id: String,
        /// Why, if somebody has said so.
        reason: Option<String>,
    },
    /// The task has ended, so nothing can be sent to it, and it cannot be cancelled.
    #[error("task `{task_id}` is {status}; it receives nothing any more, and cannot be cancelled")]
    Ended {
        /// The task.
        task_id: String,
        /// How it ended.
        status: TaskStatus,
    },
    /// The store has no queues, so no task can be put into one and no worker can take any.
    #[error("the store has no queues, so {operation}; use one that has (`SnapshotStore::queue`)")]
    NoQueue {
        /// What cannot be done: "task `x` cannot be submitted".
        operation: String,
    },
    /// The store does not have one of the methods that a store may leave out.
    #[error("the store does not have `SnapshotStore::{method}`; use one that has, or add it")]
    Unsupported {
        /// The method.
        method: &'static str,
    },
    /// The free `resume` was called before `Runtime::install`.
    #[error("no runtime is installed; call `Runtime::install` first, or `resume` on a runtime")]
    NoRuntime,
}
