//! Messages to tasks.

use chrono::{DateTime, Utc};

use crate::protocol::TaskStatus;

/// A message that a task can receive. It stays as long as the task does: what a task has received is a part of its snapshots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its place among the task's messages: higher than that of any message the store accepted before.
    pub position: u64,
    /// What it was sent as; no two messages of a task have one id.
    pub id: String,
    /// What it is about.
    pub topic: String,
    /// The value as JSON.
    pub value: String,
    /// When it was accepted (UTC).
    pub sent_at: DateTime<Utc>,
}

/// A message to be sent.
#[derive(Debug, Clone, Copy)]
pub struct Sending<'a> {
    /// The task it is for.
    pub task_id: &'a str,
    /// What it is about.
    pub topic: &'a str,
    /// What it is known by: a second one with this id is not sent.
    pub id: &'a str,
    /// The value as JSON.
    pub value: &'a str,
    /// The caller's time, for stores without a clock of their own.
    pub now: DateTime<Utc>,
}

/// What became of a message. One that was sent is [`Known`](Self::Known) also when its task has ended since, so that whoever lost an
/// answer can send it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Sent {
    /// It is stored, and the task is woken.
    New,
    /// As [`New`](Self::New), and that has made the task `working`, which was `input_required`.
    Woke,
    /// The task has a message of this id; nothing was changed.
    Known,
    /// The task is completed or cancelled; nothing was changed. One that has failed may go on, and gets its messages.
    Ended(TaskStatus),
    /// There is no record of such a task; nothing was changed.
    NoTask,
}
