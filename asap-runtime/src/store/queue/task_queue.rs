//! The contract between workers and a store that has queues.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::{Bell, Counts, Message, Placing, Queued, Release, Renew, Sending, Sent, Take, Taken};
use crate::store::{Append, SnapshotStore, StoreFuture, Swap};

/// A store whose tasks can wait in queues and be leased to workers.
///
/// All of [`SnapshotStore`]'s contract holds here too: each method is one transaction, linearizable over everybody who uses
/// the place, and durable when it is acknowledged. A store whose users are on several machines goes by a clock of
/// its own and ignores the callers' `now`: their clocks may differ.
///
/// # A task's place
///
/// A task has at most one place. It is *waiting* (from a time on), *leased* (until a time), *suspended* (until it is woken, or until
/// a time) or *parked*.
///
/// - [`swap_record`](SnapshotStore::swap_record) to another attempt is a claim by hand: [`Swap::Taken`] while a lease is alive
///   (at the record's `updated_at`, for a store without a clock of its own), unless it is to a terminal status, by which somebody
///   else than the worker ends the task ([`Swap::Taken`] if it is completed or cancelled by then); else it takes the task out of its queue. One that keeps the attempt and whose status is terminal takes it out too. The name
///   of the queue and the priority stay known for [`put_back`](Self::put_back).
///   One whose status is terminal, and whose record has a parent, wakes the parent, in the same transaction, and rings:
///   [`Swap::Woke`] if that has made the parent `working`, which was `input_required`.
/// - [`delete`](SnapshotStore::delete) deletes the place too, and the task's messages.
/// - [`rewrite`](SnapshotStore::rewrite) is refused while a lease is alive, too, and leaves the task where it is: who waits goes on waiting.
/// - [`append`](SnapshotStore::append) and [`save`](SnapshotStore::save) do not touch it.
///
/// # Wakes
///
/// Each task with a record has a count of its wakes, which begins at 0. Whoever wakes a task counts it up in the transaction of what it is
/// woken for, whether the task is in a queue or not; a suspended task can be taken at once then. A task looks at its wakes, then at
/// what it waits for, and then suspends itself with the number it saw: so nothing that comes in between is missed.
///
/// # Steps
///
/// The runtime reports each step of a task's lifecycle ([`telemetry`](crate::telemetry)), so a store answers which it has made by itself:
///
/// | by | step | answer |
/// |---|---|---|
/// | [`take`](Self::take) | to `working`, of a task that is leased | [`Leased::before`](super::Leased::before) |
/// | [`take`](Self::take) | to `input_required`, of a task that is parked | [`Taken::steps`] |
/// | [`send`](Self::send) | `input_required` to `working` | [`Sent::Woke`] |
/// | [`release`](Self::release) | none, where the task stays `working` since it was woken and was to be `input_required` | [`Swap::Woke`] |
/// | [`swap_record`](SnapshotStore::swap_record) | `input_required` to `working`, of the parent | [`Swap::Woke`] |
///
/// What an answer says was made by the transaction it answers for. Where that is not known any more, since the answer of a first try was
/// lost, it says [`Sent::New`] or [`Swap::Stored`]: no step is reported twice.
pub trait TaskQueue: SnapshotStore {
    /// Appends version 1 with its record, which must be there, and puts the task into a queue, in one transaction.
    ///
    /// [`Swap::Taken`], with nothing changed, as for [`append`](SnapshotStore::append). Rings.
    fn enqueue<'a>(&'a self, append: Append<'a>, placing: Placing<'a>) -> StoreFuture<'a, Swap>;

    /// Leases tasks that are due to a worker.
    ///
    /// Due is what waits since now or earlier, and what was leased until now or earlier. Of a queue the task of the highest
    /// priority comes first, then the one that has been due longest, then the one of the least id. Each gets the next
    /// attempt, but for one that was only submitted so far, which keeps its first; and the status `working`.
    ///
    /// A task whose lease ran out has lost a lease; if it has stored a version since it was taken the count begins anew at 1. One
    /// that has lost `max_lost_leases` is parked instead: its record becomes `input_required`, with an error that says so, and
    /// [`Taken::steps`] says so too.
    ///
    /// No two callers get the same task; tasks that another caller is just taking may be passed over.
    fn take<'a>(&'a self, take: Take<'a>) -> StoreFuture<'a, Taken>;

    /// Extends leases; for each task whether it is still leased under this attempt. One that has run out and that nobody has
    /// taken is leased again.
    fn renew<'a>(&'a self, renew: Renew<'a>) -> StoreFuture<'a, Vec<bool>>;

    /// Stores a message for a task and wakes it, in one transaction. Rings.
    ///
    /// A message is kept whatever the task does, and its position is higher than that of those before. Where the record is
    /// `input_required` and the task is not parked, it becomes `working`, and the answer is [`Sent::Woke`].
    fn send<'a>(&'a self, send: Sending<'a>) -> StoreFuture<'a, Sent>;

    /// The first message about this topic behind a position (0: the first of all).
    fn message<'a>(
        &'a self,
        task_id: &'a str,
        topic: &'a str,
        after: u64,
    ) -> StoreFuture<'a, Option<Message>>;

    /// How often the task was woken; nothing if it has no record.
    fn wakes<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<u64>>;

    /// Gives a leased task back; it has lost no lease. [`Swap::Taken`] if it is no longer leased under this attempt. [`Swap::Woke`] if it
    /// is `working` and not `input_required`, since it was woken meanwhile. Rings.
    fn release<'a>(&'a self, release: Release<'a>) -> StoreFuture<'a, Swap>;

    /// Puts a task back that is parked, or that has failed while it was in a queue: due now, with no lease lost. True iff
    /// it was one of these. Rings.
    fn put_back<'a>(&'a self, task_id: &'a str, now: DateTime<Utc>) -> StoreFuture<'a, bool>;

    /// The task's place; nothing if it has none.
    fn queued<'a>(&'a self, task_id: &'a str) -> StoreFuture<'a, Option<Queued>>;

    /// The parked tasks, ordered by id: at most `most`, and only those behind `after`.
    fn parked<'a>(&'a self, after: Option<&'a str>, most: usize) -> StoreFuture<'a, Vec<Queued>>;

    /// How many tasks are where, by queue, ordered by its name. Looks at every queued task: for people and dashboards.
    fn counts(&self) -> StoreFuture<'_, Vec<Counts>>;

    /// What rings when there may be something to take, whoever put it there; at least for those on this store value.
    ///
    /// # Errors
    ///
    /// If the store cannot listen.
    fn bell(&self) -> StoreFuture<'_, Arc<Bell>>;

    /// How often a worker should look although nobody rang: for what a lost connection or another process hid.
    fn look_again(&self) -> Duration {
        Duration::from_secs(5)
    }
}
