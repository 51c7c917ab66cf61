//! Workers in processes of their own, killed, stopped and told to end.
//!
//! What they run and what is held of it is said in `asap_tests::crew`; the command `faults` does the same for as
//! long as one likes.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod asleep;
mod crew;
mod ending;
mod faults;
mod killed;
mod poison;
