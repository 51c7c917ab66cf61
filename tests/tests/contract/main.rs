//! The contract, line by line: one module for each of its promises.
//!
//! Every function here is a real `#[resumable]` one, and everything goes through the public API. What a process
//! that is really killed comes to is `recovery`; every shape of code is in the files of scenarios.

#![cfg(not(plain))]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod acknowledged_means_durable;
mod comes_back_equal;
mod failed_checkpoint_cannot_be_swallowed;
mod nothing_is_guessed;
mod nothing_runs_again;
mod one_writer;
mod resume_is_constant;
mod resume_is_exact;
mod rows;
mod same_program;
mod stored;
