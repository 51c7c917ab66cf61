//! The trace of effects: what a body has done to the world, in order.

use std::cell::RefCell;
use std::fmt::Debug;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

thread_local! {
    static CURRENT: RefCell<Trace> = RefCell::default();
}

/// A trace that several threads may share: those of an executor have that of the test.
#[derive(Debug, Clone, Default)]
pub struct Trace(Arc<Mutex<Lines>>);

#[derive(Debug, Default)]
struct Lines {
    effects: Vec<String>,
    passed: Vec<usize>,
}

impl Trace {
    /// This thread's.
    #[must_use]
    pub fn current() -> Self {
        CURRENT.with_borrow(Self::clone)
    }

    /// Makes it this thread's.
    pub fn install(&self) {
        CURRENT.set(self.clone());
    }

    fn lines(&self) -> MutexGuard<'_, Lines> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn with<T>(look: impl FnOnce(&mut Lines) -> T) -> T {
    CURRENT.with_borrow(|trace| look(&mut trace.lines()))
}

/// Does something that can be seen from outside.
pub fn effect(what: impl Debug) {
    note(format!("{what:?}"));
}

/// Hands a value on, and is seen to do so: for the order of evaluation.
pub fn tap<T: Debug>(label: &str, value: T) -> T {
    note(format!("{label}: {value:?}"));
    value
}

/// Adds a line to the trace.
pub(crate) fn note(line: String) {
    with(|lines| lines.effects.push(line));
}

/// How long the trace is.
#[must_use]
pub fn length() -> usize {
    with(|lines| lines.effects.len())
}

/// Takes the trace and leaves an empty one.
#[must_use]
pub fn take() -> Vec<String> {
    with(|lines| mem::take(&mut lines.effects))
}

/// A plain function has come to a `checkpoint!()`.
pub fn pass() {
    with(|lines| {
        let length = lines.effects.len();
        lines.passed.push(length);
    });
}

/// Takes the lengths of the trace at each checkpoint that was passed.
#[must_use]
pub fn take_passed() -> Vec<usize> {
    with(|lines| mem::take(&mut lines.passed))
}
