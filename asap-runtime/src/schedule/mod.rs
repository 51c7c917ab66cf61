//! Schedules: tasks that begin other tasks at the times of a cron pattern.
//!
//! A schedule is a resumable function like any other, which sleeps and begins children; so it survives what they survive, and any
//! number of workers run each of its times once.

mod function;
mod plan;
mod tick;

pub use plan::{Missed, Schedule};

pub(crate) use function::schedule;
pub(crate) use plan::Plan;
