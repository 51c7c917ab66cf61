//! Tasks whose state is large or grows, in processes that are killed, and what is held of them.
//!
//! The [jobs](Job) are those that whole snapshots are slow at: a list of records that grows, a loop over a list by value, a large state of which one
//! field changes, and one that does all of it and drops what it had, to have it again. A process (`src/bin/grower`) runs up to three tasks of
//! one SQLite file, or of a server, at once, and is killed with SIGKILL at random instants; in between a task is rolled back to a version, forked, or deleted, by processes that
//! are killed at it too.
//!
//! # What is checked
//!
//! After each death:
//!
//! 1. The stored versions are exactly those that the retention keeps of the versions up to the highest, and that is not below any that was
//!    acknowledged. A rollback, a fork or a deletion happened as a whole or not at all.
//! 2. Each stored version is read whole, and equals what a run that nothing interrupted has at that version, on a store without parts.
//! 3. No part is there that no stored version lies in the interval of, and each has the name of its content.
//! 4. A version that the task's own run has stored has the parts that its row refers to, and no others.
//!
//! In the end each task has the value that the run without an interruption has.
//!
//! # What was found
//!
//! | seed | states | kills (at checkpoints, rollbacks, forks, deletions) | tasks completed | checkpoints acknowledged | versions compared | findings |
//! |---|---|---|---|---|---|---|
//! | 1 | 0.3 to 10 MB | 1014 (908, 54, 40, 12) | 168 | 71692 | 37718 of 18058 MiB | 0 |
//! | 2 | `--small`, up to 62 KiB | 1001 (900, 46, 37, 18) | 431 | 61273 | 166785 of 4175 MiB | 0 |
//! | 4 | the same, in PostgreSQL | 615 (467, 87, 53, 8) | 99 | 10000 | 31178 of 888 MiB | 0 |
//! | 5 | the same, in Redis | 600 (543, 31, 17, 9) | 158 | 22705 | 74077 of 1920 MiB | 0 |
//! | 1 | the same, before parts had two tables in SQLite | 1008 (777, 133, 72, 26) | 143 | 17850 | 51265 of 1514 MiB | 0 |
//!
//! `growth --kills 1000 --seed 1` and `growth --small --kills 1000 --seed 2`, release builds, 162 s and 62 s, and a debug build, 232 s; on SQLite, FULL and NORMAL mixed, two
//! heavily loaded cores. With `--features servers`, `growth --small --kills 600 --seed 4 --store postgres://…` and `--seed 5 --store redis://…`, debug builds, 131 s and
//! 133 s. What cannot be read without the library (3) is checked in files only.

mod child;
mod counts;
mod job;
pub mod jobs;
mod judge;
mod parts;
mod reference;
mod session;
mod task;

pub use child::{Order, obey};
pub use counts::Counts;
pub use job::{Job, Shape};
pub use session::{Plan, Session};

/// What came of a session.
pub type Report = crate::sessions::Report<Counts>;
