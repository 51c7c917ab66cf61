//! Effects in processes that are killed around them, and what is held of them.
//!
//! A [`Till`] is an HTTP server on loopback that charges: each request is a step of a task, with an `Idempotency-Key`, and its answer a
//! receipt that nobody can guess. The jobs ([`jobs`]) charge step after step with `effect!`, under each policy, synchronous and
//! asynchronous, with a checkpoint behind or without. A worker (`src/bin/charger`) runs one of them on a file, and is killed with SIGKILL: by itself at
//! an exact [`Place`], by the [`Session`] while the till holds its request, or at any time. The till makes trouble as well: it fails, and breaks
//! connections, before it has charged and behind that.
//!
//! Where nobody knows whether a step was charged, what was written in front of the effect decides: it is asked for again under its key, which
//! the till knows; the till is asked; or the task waits, and the session is the person who asks the till and decides.
//!
//! # What is checked
//!
//! 1. Each step of a task was charged exactly once. For `park` and `check` the till charges whatever comes, so that nothing hides a
//!    repetition; for `retry` it knows the keys, and a second key would be a second charge.
//! 2. No key was used for two steps.
//! 3. The task's value has the till's receipt for each step, in order: no result was lost, and none was made up.
//! 4. A person is asked only about an effect in whose midst a process ended: never twice about one that was decided and came to its end.
//! 5. An effect costs two snapshots, and one more than the checkpoint if that follows at once.
//!
//! # What was found
//!
//! | seed | kills | tasks, effects | requests | attempts failed | decided that it happened, that it did not | findings |
//! |---|---|---|---|---|---|---|
//! | 1 | 500 | 152, 960 | 1150 | 138 | 110, 121 | 0 |
//! | 2 | 500 | 159, 946 | 1158 | 125 | 99, 115 | 0 |
//!
//! `cargo run -p asap-tests --bin effects -- --kills 500 --seed 1`, debug build on SQLite FULL, two loaded cores, 97 s and 56 s. Where those of the first were killed: in front of an effect 29,
//! before its intent was stored 30, behind that 42, before the request 45, while it was held 52 (not charged) and 67 (charged), behind the answer 33, before
//! the result was stored 27, behind that 34, in the function behind the effect 30, at any time 111.
//!
//! Writing it found three mistakes, which were repaired before that run and have tests of their own in `asap-runtime/tests/waiting/effects.rs`:
//!
//! - A decision that was made twice stayed, and the second did the effect again when its repetition died: a silent repeat.
//! - A worker that was told to end stopped its tasks behind the intent, so that nobody knew of effects that had not begun.
//! - An effect with a check and without a checkpoint behind it did not compile.

mod client;
mod counts;
mod instant;
pub mod jobs;
mod person;
mod session;
mod till;

pub use client::Client;
pub use counts::Counts;
pub use instant::{Place, Wanted, die_at, dying};
pub use jobs::Job;
pub use session::{Plan, Session};
pub use till::{Charge, Till, Trouble};

/// What came of a session.
pub type Report = crate::sessions::Report<Counts>;
