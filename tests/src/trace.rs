//! The trace of effects: what a body has done to the world, in order.

use std::cell::RefCell;
use std::fmt::Debug;

thread_local! {
    static TRACE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static PASSED: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
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

/// Adds a line to the trace of this thread.
pub(crate) fn note(line: String) {
    TRACE.with_borrow_mut(|trace| trace.push(line));
}

/// How long the trace is.
#[must_use]
pub fn length() -> usize {
    TRACE.with_borrow(Vec::len)
}

/// Takes the trace and leaves an empty one.
#[must_use]
pub fn take() -> Vec<String> {
    TRACE.take()
}

/// A plain function has come to a `checkpoint!()`.
pub fn pass() {
    let length = length();
    PASSED.with_borrow_mut(|passed| passed.push(length));
}

/// Takes the lengths of the trace at each checkpoint that was passed.
#[must_use]
pub fn take_passed() -> Vec<usize> {
    PASSED.take()
}
