//! Random programs, held against themselves; made by `asap_tests::random::corpus`, not by hand.
//!
//! `ASAP_RANDOM=write cargo test -p asap-tests --test random_corpus` makes them again.

#[allow(clippy::all, clippy::pedantic, reason = "arguments show values, not style")]
mod part_0;
#[allow(clippy::all, clippy::pedantic, reason = "arguments show values, not style")]
mod part_1;
#[allow(clippy::all, clippy::pedantic, reason = "arguments show values, not style")]
mod part_2;
#[allow(clippy::all, clippy::pedantic, reason = "arguments show values, not style")]
mod part_3;
#[allow(clippy::all, clippy::pedantic, reason = "arguments show values, not style")]
mod part_4;
#[allow(clippy::all, clippy::pedantic, reason = "arguments show values, not style")]
mod part_5;
#[allow(clippy::all, clippy::pedantic, reason = "arguments show values, not style")]
mod part_6;
#[allow(clippy::all, clippy::pedantic, reason = "arguments show values, not style")]
mod part_7;
