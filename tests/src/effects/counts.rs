//! What a session counts.

use std::fmt;

/// What a session counts beside its kills.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// Tasks that were completed.
    pub tasks: u64,
    /// Effects of them.
    pub effects: u64,
    /// Charges that the till was asked for.
    pub requests: u64,
    /// Attempts that ended with an error of the till's.
    pub failures: u64,
    /// How often a person decided that an effect had happened.
    pub happened: u64,
    /// How often, that it had not.
    pub retried: u64,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { tasks, effects, requests, failures, happened, retried } = self;
        write!(
            f,
            "{tasks} tasks with {effects} effects, {requests} requests, {failures} attempts failed; a person decided {happened} times \
             that it had happened and {retried} times that it had not"
        )
    }
}
