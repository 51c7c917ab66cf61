//! What the resumable functions of a program are made of, and whether an edit keeps old tasks going.
//!
//! [`functions`] lists every function with its checkpoints, what is saved at each, and which can follow which, as data and
//! as a drawing.
//!
//! A *lock file* is that list as a text that is checked in. [`check`] holds the program against it: every checkpoint of the
//! file must still be one that the program can go on from, by the same rules as a resume. Three lines in a test do it:
//!
//! ```
//! #[test]
//! fn stored_tasks_survive() {
//!     asap_runtime::manifest::check("asap.lock").unwrap();
//! }
//! ```
//!
//! `ASAP_LOCK=overwrite cargo test` writes the file, the first time and whenever an edit is meant. The path is taken as it
//! is; `cargo test` runs in the package's directory. A test sees the functions that are linked into it, which includes
//! those of the test's own file.
//!
//! `docs/evolution.md` of the repository has every kind of edit: what becomes of old tasks, and what to write.

#![allow(clippy::test_attr_in_doctest, reason = "a test is what is shown")]

mod check;
mod describe;
mod draw;
mod lock;
mod tasks;

pub use check::{Checked, LockError, Problem, check, check_with, write};
pub use describe::{Checkpoint, Function, Local, Node, functions};
