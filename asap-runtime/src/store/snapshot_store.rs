//! The contract between the runtime and a place for snapshots.

use super::{Append, Database, Rewrite, StoreFuture, StoredSnapshot, Swap, TaskQueue, TaskRecord, several};
use crate::error::{Error, Result};
use crate::protocol::StateSnapshot;

/// A place for snapshots and task records.
///
/// The runtime asks little of a store, but relies on every word of it. [`conformance`](super::conformance) has
/// a check for each rule below that a test can observe; run it against a store of your own.
///
/// # Durability
///
/// A write is acknowledged when its future is ready with `Ok`. What was acknowledged survives whatever the
/// store's documentation says it survives: the end of the process at least, for a store that calls itself
/// durable, and a power failure, for one that is used at its defaults. A store must not acknowledge what it
/// only buffers. A store in memory promises no more than its own lifetime, and says so.
///
/// # Atomicity
///
/// Each method is one transaction: all of it happens or none, also if the process dies in the middle, and
/// nobody ever sees a part. That holds for an append with a record and a retention, and for the deletion of a
/// task with a thousand versions.
///
/// # Ordering and consistency
///
/// All methods are linearizable over everybody who uses the place, in any thread, process or machine: a read
/// that begins after a write was acknowledged sees it. No cache, no replica that lags, no listing that catches up
/// later. Of two competing compare-and-swaps at most one is [`Swap::Stored`].
///
/// # Owned values
///
/// What is stored does not change when the caller changes its copy, and what is returned is the caller's own.
/// A snapshot comes back equal field by field; `data` equal as compact text, with its keys in the order they were
/// written. Times are kept to the microsecond, anything below is cut off. A task id is any string, also an
/// empty one, and two ids are the same only if their bytes are; a backend that cannot hold a NUL may refuse it.
///
/// # Parts
///
/// A store that [keeps parts](Self::keeps_parts) stores what an append [adds](super::PartChanges) in the same transaction as the
/// snapshot. A part is needed by every stored version from its first to its last, and by every one from its first while no append
/// has dropped it. Whatever removes versions removes, in the same transaction, the parts that no stored version needs any more, and no
/// other. After it the highest stored version is what an append follows, so what that version needs counts as not dropped.
/// [`save`](Self::save) and [`rewrite`](Self::rewrite) store whole snapshots: such a version needs no part, and when one becomes the highest
/// version, what was not dropped, or was dropped behind it, ends with the version below it. So a save in the place of the highest version is for
/// a task that does not run: who runs it may still refer to what has ended. Of the parts that came with version 1 an append removes none; if
/// that version was deleted by hand, they stay until something else happens to the task. What a snapshot in the way of [`get`](Self::get) is
/// read as is whole, whatever was stored: its row with the parts put in ([`StoredSnapshot::whole`](super::StoredSnapshot::whole)).
///
/// # Refused values
///
/// [`Error::Invalid`](crate::Error::Invalid), and nothing is changed: a version or attempt of 0 or beyond
/// `i64::MAX`; a time whose year is outside of 1 to 9999; an append or a rewrite whose record is of another task.
///
/// # Errors and lost answers
///
/// [`Error::Store`](crate::Error::Store) says that the store failed. A store over a network may fail after it has done
/// its work, so after an error from a write the caller knows nothing: the write happened whole, or not at
/// all. [`save`](Self::save) and the deletions are idempotent and may be repeated. An [`append`](Self::append)
/// may be repeated too: it cannot be stored twice. If the repetition answers [`Swap::Taken`], the caller reads the
/// version and compares the snapshot's `id` with its own: equal, and the first try was the one that
/// was stored. A store must not repeat a write by itself if it cannot tell these cases apart.
///
/// A stored row that cannot be read is [`Error::Corrupt`](crate::Error::Corrupt) for the reads that need this very
/// version. The row stays as it is; other tasks, other versions and `list_versions` are not affected.
/// [`get`](Self::get) does not fall back to an older version: that would run code again which has already run.
///
/// # Cancellation
///
/// A future may be dropped before it is ready. Then the write happens whole or not at all, as with a lost answer,
/// and the store goes on working.
///
/// # Synchronous callers
///
/// A synchronous task waits for each answer on its own thread ([`StoreFuture::wait`]). A store whose futures
/// need an executor must therefore bring one that runs on other threads. A store that waits inside its methods
/// says so with [`blocks`](Self::blocks).
pub trait SnapshotStore: std::fmt::Debug + Send + Sync {
    /// Stores a snapshot whole, overwriting the same `(task_id, version)`; gaps and any order are allowed.
    ///
    /// Looks at no record and applies no retention. It is for tools, imports and the protocol's own
    /// operations; a running task appends.
    fn save<'a>(&'a self, snapshot: &'a StateSnapshot) -> StoreFuture<'a, ()>;

    /// The snapshot with the highest version number, not the one saved last; nothing for an unknown task.
    fn get<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<StateSnapshot>>;

    /// Exactly this version, else nothing. Version 0 is never there.
    fn get_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, Option<StateSnapshot>>;

    /// The highest stored version; nothing for an unknown task. A store should answer without looking at the others.
    fn highest<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>> {
        StoreFuture::pending(async move { Ok(self.list_versions(task_id).await?.pop()) })
    }

    /// Every stored version, ascending; empty for an unknown task. Damaged rows are listed too.
    fn list_versions<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Vec<u64>>;

    /// Deletes the task whole: every version and its record. True iff anything was there.
    fn delete<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, bool>;

    /// Deletes one version. True iff it was there. With the last one the task's record goes too.
    ///
    /// After the highest was deleted, the next highest is what [`get`](Self::get) returns and what an append
    /// must follow.
    fn delete_version<'a>(&'a self, task_id: &'a str, version: u64) -> StoreFuture<'a, bool>;

    /// Appends the next version, if nobody else has: see [`Append`].
    ///
    /// [`Swap::Taken`], with nothing changed, if the snapshot's version is not the highest stored one plus 1
    /// (1 if none is stored), or if `attempt` is given and the task has a record of another attempt. Else
    /// the snapshot is stored, then `record` if given replaces the task's record, then `retention` removes
    /// what it does not keep; all of it in one transaction and, over a network, in one round trip.
    ///
    /// This is the hot path: a store should make it about as fast as its bare insert of one row.
    fn append<'a>(&'a self, append: Append<'a>) -> StoreFuture<'a, Swap>;

    /// Appends several versions, of one task or many, in this order; the answers in the same order.
    ///
    /// Each is an [`append`](Self::append) by itself, with an answer of its own, whatever becomes of the others. Behind one that is not
    /// stored none of its task's is: their versions are not the next. A store should make as few commits of it as it can: it is how a
    /// runtime stores what it has [acknowledged](crate::CheckpointDurability::Within).
    ///
    /// Unless a store has a better way, tasks are asked for at the same time, and each one's appends one after the other. If the future
    /// is dropped, a beginning of each task's appends is stored.
    fn append_all<'a>(&'a self, appends: &'a [Append<'a>]) -> StoreFuture<'a, Vec<Result<Swap>>> {
        StoreFuture::pending(async move { Ok(several::append_all(self, appends).await) })
    }

    /// The task's record, if it has one.
    fn record<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<TaskRecord>>;

    /// Every record, ordered by `created_at`, then `task_id`.
    ///
    /// One that cannot be read is an [`Error::CorruptRecord`] in its place, and keeps nobody from the others.
    fn records(&self) -> StoreFuture<'_, Vec<Result<TaskRecord>>>;

    /// Writes a record if the stored one's attempt is `expected` (`None`: if there is none).
    ///
    /// The record is written whole; a record may exist without any snapshot. [`Swap::Taken`], with nothing
    /// changed, if the stored attempt is another, or if there is none although one was expected.
    fn swap_record<'a>(&'a self, expected: Option<u64>, record: &'a TaskRecord) -> StoreFuture<'a, Swap>;

    /// Changes a task's past, if nobody else was first: see [`Rewrite`]. All of it in one transaction.
    ///
    /// [`Swap::Taken`], with nothing changed, if
    ///
    /// - the stored record's attempt is not `expected`, or there is a record although none is expected;
    /// - a lease on the task is alive (at the record's `updated_at`, for a store without a clock of its own);
    /// - the highest stored version is not `highest`, if that is given;
    /// - `keep` is given and not stored;
    /// - the version of one of the `snapshots` is there, and not among those that are deleted.
    ///
    /// Else the versions above `keep` are deleted, the snapshots stored and the record written. No retention is applied. A task that
    /// waits in a queue, or is parked, stays where it is; a lease that has run out ends, and the task can be taken. One that is in no
    /// queue any more is parked in the one it was in, if `parks`. The leases that it has lost are forgotten.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] also if a snapshot is of another task than the record, or the versions do not ascend.
    /// [`Error::Unsupported`], from a store that does not have this method.
    fn rewrite<'a>(&'a self, rewrite: Rewrite<'a>) -> StoreFuture<'a, Swap> {
        let _ = rewrite;
        StoreFuture::ready(Err(Error::Unsupported { method: "rewrite" }))
    }

    /// The snapshot of this id: of this task, or of any. If several have it, one of them.
    ///
    /// A rare question, which may look at every snapshot there is: an index would cost each append. One of a task is
    /// looked for among that task's versions only. Rows that cannot be read are passed over, unless the id is theirs. The look at several
    /// tasks need not be one transaction: a snapshot is found that is there from the beginning of it to its end.
    ///
    /// # Errors
    ///
    /// [`Error::Unsupported`], from a store that does not have this method.
    fn find<'a>(&'a self, id: &'a str, task_id: Option<&'a str>) -> StoreFuture<'a, Option<StateSnapshot>> {
        let _ = (id, task_id);
        StoreFuture::ready(Err(Error::Unsupported { method: "find" }))
    }

    /// Whether the store keeps parts, so that a large local costs an append what has changed of it. Without, every
    /// snapshot is whole.
    fn keeps_parts(&self) -> bool {
        false
    }

    /// A snapshot as it is stored, with the parts it refers to, read in one transaction: that of the highest version, or of this one.
    ///
    /// A store that keeps parts must have this method; what it returns was given to an [`append`](Self::append), or to one of the
    /// methods that store whole snapshots. Over a network it is one round trip.
    fn get_stored<'a>(
        &'a self,
        task_id: &'a str,
        version: Option<u64>,
    ) -> StoreFuture<'a, Option<StoredSnapshot>> {
        StoreFuture::pending(async move {
            let found = match version {
                Some(version) => self.get_version(task_id, version).await?,
                None => self.get(task_id).await?,
            };
            Ok(found.map(StoredSnapshot::from))
        })
    }

    /// Whether the methods do their waiting before they return a ready future (a file, say), so that an
    /// asynchronous caller must call them on a thread that may block.
    fn blocks(&self) -> bool {
        false
    }

    /// The store's queues, if it has any: what workers take tasks from.
    fn queue(&self) -> Option<&dyn TaskQueue> {
        None
    }

    /// The database that the store keeps its tables in, for `checkpoint!(tx)`: a [`Transaction`](super::Transaction) of
    /// the user's own finds the store's tables by it. None unless told otherwise.
    ///
    /// A store that wraps another hands out the other's.
    fn database(&self) -> Database<'_> {
        Database::none::<Self>()
    }
}
