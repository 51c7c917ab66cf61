//! Workers that are killed, stopped and told to end, and what is held of them.
//!
//! A *crew* is a number of worker processes (`src/bin/crew`) on one store. Their jobs ([`jobs`]) write down each step in
//! one [`Journal`], each line in one write, so that the order of its lines is an order in which things happened. A
//! [`Session`] starts a crew, gives it tasks and does to it what its seed says. Then the journal and the store are
//! checked.
//!
//! # What is checked
//!
//! The promise is: an acknowledged checkpoint survives; code before it never runs again; code after it may. And: of all
//! who think they have a task, only the last attempt can store. A job has steps 1 to n, each an effect and a
//! checkpoint; so behind step `k` the version is `k + 1`. Of each task ([`check_task`]):
//!
//! 1. An attempt goes on behind a step, and from there it does each step and stores it, in order, leaving none out.
//! 2. It goes on no earlier than behind the last step that any attempt before it was told is stored. This holds
//!    whenever the other says so: a checkpoint that is acknowledged was stored before the next attempt was given the task.
//! 3. It goes on no later than behind the last step that any attempt before it has done: nothing is left out.
//! 4. What an attempt does once a later one has begun is what was left to its next checkpoint: it may say that the
//!    store had acknowledged the last one, and do one more step. It is told of no other checkpoint.
//! 5. The attempt that completed the task is the last of all that began, and it has returned; the store says
//!    `completed`, with the value of a run that nobody disturbed.
//! 6. The store has the versions 1 to n + 1, and nothing else; the task is in no queue any more.
//! 7. A job that pays for its steps by rows of its own, in the transactions of its checkpoints, has paid for each exactly once
//!    ([`Ledger`]; in the file of the store, so not where the store is a server).
//! 8. What a job that grows has kept is in parts ([`PARTS_FROM`]), and each of its versions can be read.
//!
//! Steps that run again are counted: they are those behind the last acknowledged checkpoint of an attempt that was killed.
//!
//! A task may be parked in between, when as many attempts in a row as its workers allow were killed before their
//! next checkpoint. Then it is checked that it made no progress meanwhile, and it is put back.
//!
//! Of the workers that are put to sleep most wake as soon as another has begun one of their tasks: only then is it the attempt, and
//! not the version, that keeps them from storing.
//!
//! On a server's store workers have clocks that are wrong, and reach it through a [`Proxy`] that cuts all connections or lets
//! nothing pass for longer than a lease; the server may be restarted.

mod attempts;
mod follower;
pub mod jobs;
mod journal;
mod judgement;
mod ledger;
mod member;
mod place;
mod proxy;
mod report;
mod run;
mod server;
mod session;
mod slots;
mod takeovers;
mod watched;

use std::time::{SystemTime, UNIX_EPOCH};

pub use attempts::check_task;
pub use follower::Follower;
pub use jobs::{Job, Kind, PARTS_FROM};
pub use journal::{Entry, Journal, What};
pub use ledger::Ledger;
pub use member::{Member, Start};
pub use place::open;
pub use proxy::Proxy;
pub use report::Report;
pub use run::{Run, gate};
pub use session::{Plan, Session};
pub use takeovers::{Kill, Takeover, takeovers};
pub use watched::Watched;

/// What a job makes of its steps so far and the next.
pub(crate) fn next(sum: u64, step: u64) -> u64 {
    // An odd factor, so that no step is lost; the golden ratio's.
    (sum.rotate_left(7) ^ step).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The machine's time, in microseconds since 1970.
pub(crate) fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(now.as_micros()).unwrap_or(u64::MAX)
}
