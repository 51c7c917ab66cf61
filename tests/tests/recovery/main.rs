//! Processes that are really killed, at every checkpoint and at any instant, and carry on.
//!
//! The victim is a program of this crate (`src/bin/victim`). It writes a log: each effect, each version that the
//! store acknowledged, each version it went on from. The log of a task that was killed is held against that of one
//! that was not, and so are the result and every stored snapshot.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod acknowledged;
mod checkpoints;
mod full_disk;
mod instants;
mod layers;
mod task;
mod transfers;
mod two_processes;
