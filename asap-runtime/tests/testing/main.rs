//! The module that users test their own functions with: it must find what is wrong, and find nothing where nothing is.

// A test that cannot unwrap has failed.
#![allow(clippy::unwrap_used)]

mod clock;
mod ends;
mod faults;
mod right;
mod sample;
mod stores;
mod wrong;
