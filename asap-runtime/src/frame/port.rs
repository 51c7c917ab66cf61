//! What passes between the bodies of a task and who polls them.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::details::Told;
use super::function::{Arguments, Function};
use super::{Returned, Saved};
use crate::error::Error;
use crate::runtime::Attempt;

/// What passes between the bodies of one task and the machine that polls them.
#[derive(Debug, Default)]
pub(crate) struct Port(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// Why the attempt was stopped: the driver reads here what no body could catch.
    error: Option<Error>,
    /// Whether nobody waits for the bodies any more.
    abandoned: bool,
    /// Whether it has been judged how the attempt ended.
    is_judged: bool,
    /// The function that the body on top calls.
    entry: Option<Entry>,
    /// The attempt, from a body that has ended.
    attempt: Option<Box<Attempt>>,
    /// What a body told of its types.
    told: Vec<Told>,
}

/// A function that is about to begin, or to go on.
pub(crate) struct Entry {
    pub(crate) function: &'static Function,
    pub(crate) arguments: Option<Arguments>,
    /// The number of the checkpoint to go on after, 0 for the start.
    pub(crate) at: u32,
    pub(crate) saved: Option<Box<Saved>>,
    pub(crate) attempt: Box<Attempt>,
    /// How its value crosses to the caller's thread, where it runs on another.
    pub(crate) cross: Option<Cross>,
}

/// Proves that a value may change threads.
pub(crate) type Cross = fn(Returned) -> Arguments;

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entry")
            .field("function", &self.function.path)
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}

impl Port {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the attempt with this error. The first one is the reason; whatever follows is its consequence.
    pub(crate) fn stop(&self, error: Error) {
        self.state().error.get_or_insert(error);
    }

    /// Whether the bodies must not go on.
    pub(crate) fn is_stopped(&self) -> bool {
        let state = self.state();
        state.error.is_some() || state.abandoned
    }

    /// Stops the bodies without a word: nobody waits for them any more.
    pub(crate) fn abandon(&self) {
        self.state().abandoned = true;
    }

    /// The error, if the attempt was stopped.
    pub(crate) fn take_error(&self) -> Option<Error> {
        self.state().error.take()
    }

    /// The same, where it is judged how the attempt ended: from here on it cannot be stopped from outside.
    pub(crate) fn judge(&self) -> Option<Error> {
        let mut state = self.state();
        state.is_judged = true;
        state.error.take()
    }

    /// Ends the attempt with this error from outside, unless it has ended and been judged; whether that was so in time.
    #[cfg(feature = "worker")]
    pub(crate) fn stop_in_time(&self, error: Error) -> bool {
        let mut state = self.state();
        if !state.is_judged {
            state.error.get_or_insert(error);
        }
        !state.is_judged
    }

    /// Asks for a function to be run, on top of the body that asks.
    pub(crate) fn enter(&self, entry: Entry) {
        self.state().entry = Some(entry);
    }

    /// The function that the body on top has asked for.
    pub(crate) fn take_entry(&self) -> Option<Entry> {
        self.state().entry.take()
    }

    /// Takes note of what a body tells of its types.
    pub(crate) fn tell(&self, told: Vec<Told>) {
        self.state().told = told;
    }

    /// What a body told of its types.
    pub(crate) fn take_told(&self) -> Vec<Told> {
        std::mem::take(&mut self.state().told)
    }

    /// Gives the attempt back to whoever called.
    pub(crate) fn give_back(&self, attempt: Box<Attempt>) {
        self.state().attempt = Some(attempt);
    }

    /// The attempt that an ended body gave back.
    pub(crate) fn take_back(&self) -> Option<Box<Attempt>> {
        self.state().attempt.take()
    }
}
