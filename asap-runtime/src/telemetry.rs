//! What can be seen of tasks from outside: spans and events of `tracing`, and, with the feature `metrics`, metrics of the `metrics` facade.
//!
//! # Spans and events
//!
//! All have a target that begins with `asap`. None is open longer than an attempt: a task that waits for a year has no span meanwhile.
//!
//! | name | level | what | fields |
//! |---|---|---|---|
//! | span `asap.attempt` | info | one attempt of a task, from its first instruction to its end. It follows from the attempt before it if the same call made that one; `attempt` says which is before it in any case | `task_id`, `function`, `attempt`, `version` (gone on from), and at its end `outcome`: `completed`, `failed`, `waiting`, `interrupted`, `cancelled`, `conflict`, `error` |
//! | span `asap.transition` | info | a step of a task's lifecycle | `task_id`, `from`, `to` |
//! | event of target `asap::checkpoint` | debug | a snapshot was stored | `task_id`, `version`, `bytes` (of its data), `micros` (until it was acknowledged) |
//! | events of target `asap_runtime::…` | warn, error | what somebody should look at: leases that were lost, stores that do not answer, snapshots that grow | |
//!
//! A step is reported once, by the runtime that has made it, when the store has acknowledged it: the worker's that took or parked the task,
//! the sender's whose message the task waited for, the child's whose end woke it. A record that a task begins with is no step, whatever its
//! status; so a task that is `run` begins as `working`, and one that is submitted as `submitted`. What went wrong between the store
//! and the runtime (a process that died, an answer that was lost) can hide a step. Steps that stores make by themselves are in their answers
//! ([`TaskQueue`](crate::store::TaskQueue#steps)), a store of your own included.
//!
//! Beside the protocol's steps there are those of its extensions ([`TaskStatus`]), `failed` to `working` and, by a
//! rollback, from any end to `working`; and the way back from `working` to what a task was, if a worker gives it back that could not
//! go on with it.
//!
//! # Metrics
//!
//! | name | kind | unit, labels |
//! |---|---|---|
//! | [`CHECKPOINTS`] | counter | snapshots that were stored by attempts |
//! | [`CHECKPOINT_BYTES`] | histogram | bytes of their data |
//! | [`CHECKPOINT_SECONDS`] | histogram | seconds until the store acknowledged them |
//! | [`ATTEMPTS`] | counter | `function`, `kind`: `start` or `resume` |
//! | [`ENDS`] | counter | attempts that ended; `outcome` as above |
//! | [`TRANSITIONS`] | counter | `from`, `to` |
//! | [`WAITS`] | counter | waits that began; `for`: `time`, `message`, `task`, `decision`, `retry` |
//! | [`RETRIES`] | counter | failed attempts that a policy repeats; `function` |
//! | [`LEASES_LOST`] | counter | leases that a worker of this process has lost |
//! | [`QUEUED`] | gauge | tasks in a queue, as `Runtime::observe` saw them; `queue`, `standing`: `waiting`, `leased`, `suspended`, `parked` |
//! | [`OLDEST_WAITING_SECONDS`] | gauge | seconds since the task that has been due longest became due, 0 if none is; `queue` |

use std::time::Instant;

use tracing::Span;

use crate::protocol::TaskStatus;

/// Snapshots that were stored by attempts.
pub const CHECKPOINTS: &str = "asap_checkpoints_total";
/// Bytes of their data.
pub const CHECKPOINT_BYTES: &str = "asap_checkpoint_bytes";
/// Seconds until the store acknowledged them.
pub const CHECKPOINT_SECONDS: &str = "asap_checkpoint_seconds";
/// Attempts that began.
pub const ATTEMPTS: &str = "asap_attempts_total";
/// Attempts that ended.
pub const ENDS: &str = "asap_attempts_ended_total";
/// Steps of tasks' lifecycles.
pub const TRANSITIONS: &str = "asap_transitions_total";
/// Waits that began.
pub const WAITS: &str = "asap_waits_total";
/// Failed attempts that a policy repeats.
pub const RETRIES: &str = "asap_retries_total";
/// Leases that a worker of this process has lost.
pub const LEASES_LOST: &str = "asap_leases_lost_total";
/// Tasks in a queue.
pub const QUEUED: &str = "asap_queue_tasks";
/// For how long the task that has been due longest has been due.
pub const OLDEST_WAITING_SECONDS: &str = "asap_oldest_waiting_seconds";

/// The span of an attempt; it follows from the one before, if that is known.
pub(crate) fn attempt(
    task_id: &str,
    function: &'static str,
    attempt: u64,
    version: u64,
    before: Option<&Span>,
) -> Span {
    let span = tracing::info_span!(
        target: "asap",
        "asap.attempt",
        task_id,
        function,
        attempt,
        version,
        outcome = tracing::field::Empty
    );
    if let Some(before) = before {
        span.follows_from(before);
    }
    #[cfg(feature = "metrics")]
    {
        let kind = if version == 1 && attempt == 1 { "start" } else { "resume" };
        metrics::counter!(ATTEMPTS, "function" => function, "kind" => kind).increment(1);
    }
    span
}

/// An attempt has ended.
pub(crate) fn ended(span: &Span, outcome: &'static str) {
    span.record("outcome", outcome);
    #[cfg(feature = "metrics")]
    metrics::counter!(ENDS, "outcome" => outcome).increment(1);
}

/// A step of a task's lifecycle; none leads from a status to itself.
pub(crate) fn transition(task_id: &str, from: TaskStatus, to: TaskStatus) {
    if from == to {
        return;
    }
    let _transition = tracing::info_span!(
        target: "asap",
        "asap.transition",
        task_id,
        from = from.as_str(),
        to = to.as_str()
    )
    .entered();
    #[cfg(feature = "metrics")]
    metrics::counter!(TRANSITIONS, "from" => from.as_str(), "to" => to.as_str()).increment(1);
}

/// A wake has ended a task's wait for input.
pub(crate) fn woke(task_id: &str) {
    transition(task_id, TaskStatus::InputRequired, TaskStatus::Working);
}

/// The steps that a store has made when a worker took tasks.
#[cfg(feature = "worker")]
pub(crate) fn taken(taken: &crate::store::queue::Taken) {
    for leased in &taken.tasks {
        transition(&leased.record.task_id, leased.before, leased.record.status);
    }
    for step in &taken.steps {
        transition(&step.task_id, step.from, step.to);
    }
}

/// When a snapshot began to be stored, if anybody wants to know.
#[inline]
pub(crate) fn begin_checkpoint() -> Option<Instant> {
    let is_wanted =
        cfg!(feature = "metrics") || tracing::enabled!(target: "asap::checkpoint", tracing::Level::DEBUG);
    is_wanted.then(Instant::now)
}

/// A snapshot was stored.
#[inline]
pub(crate) fn checkpoint(begun: Option<Instant>, task_id: &str, version: u64, bytes: usize) {
    if let Some(begun) = begun {
        let took = begun.elapsed();
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        tracing::debug!(target: "asap::checkpoint", task_id, version, bytes, micros, "a snapshot was stored");
        #[cfg(feature = "metrics")]
        {
            metrics::counter!(CHECKPOINTS).increment(1);
            #[allow(clippy::cast_precision_loss, reason = "no snapshot has 2^52 bytes")]
            metrics::histogram!(CHECKPOINT_BYTES).record(bytes as f64);
            metrics::histogram!(CHECKPOINT_SECONDS).record(took.as_secs_f64());
        }
    }
}

/// A task begins to wait.
pub(crate) fn wait(what: &'static str) {
    #[cfg(feature = "metrics")]
    metrics::counter!(WAITS, "for" => what).increment(1);
    let _ = what;
}

/// A failed attempt is repeated.
pub(crate) fn retry(function: &'static str) {
    #[cfg(feature = "metrics")]
    metrics::counter!(RETRIES, "function" => function).increment(1);
    let _ = function;
}

/// Leases were lost.
#[cfg(feature = "worker")]
pub(crate) fn lease_lost() {
    #[cfg(feature = "metrics")]
    metrics::counter!(LEASES_LOST).increment(1);
}

/// What is in the queues.
#[cfg(feature = "metrics")]
#[allow(clippy::cast_precision_loss, reason = "nobody has 2^52 tasks")]
pub(crate) fn queues(counts: &[crate::store::queue::Counts], now: chrono::DateTime<chrono::Utc>) {
    for counts in counts {
        let standings = [
            ("waiting", counts.waiting),
            ("leased", counts.leased),
            ("suspended", counts.suspended),
            ("parked", counts.parked),
        ];
        for (standing, tasks) in standings {
            let queue = counts.queue.clone();
            metrics::gauge!(QUEUED, "queue" => queue, "standing" => standing).set(tasks as f64);
        }
        let waiting = counts.oldest.and_then(|oldest| (now - oldest).to_std().ok()).unwrap_or_default();
        metrics::gauge!(OLDEST_WAITING_SECONDS, "queue" => counts.queue.clone()).set(waiting.as_secs_f64());
    }
}
