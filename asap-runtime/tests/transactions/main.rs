//! Checkpoints inside transactions of the user's own.

#![cfg(feature = "sqlite")]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod bank;
mod crashes;
mod doubt;
mod local;
mod refused;
mod together;
mod turns;
