//! The plain run, which all other runs are held against.

use crate::ending::{Ending, end};
use crate::trace;

/// What the plain function did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsal {
    /// How it ended.
    pub ending: Ending,
    /// What it did.
    pub trace: Vec<String>,
    /// The length of the trace at each checkpoint.
    pub passed: Vec<usize>,
}

/// Runs the plain function twice: what is to be repeatable after a cut must be repeatable without one.
///
/// # Panics
///
/// If the two runs differ.
#[must_use]
pub fn rehearse(name: &str, plain: &dyn Fn() -> Ending) -> Rehearsal {
    let once = || {
        let (_, _) = (trace::take(), trace::take_passed());
        let ending = end(plain);
        Rehearsal { ending, trace: trace::take(), passed: trace::take_passed() }
    };
    let rehearsal = once();
    assert_eq!(rehearsal, once(), "`{name}` does not do the same when it is run again, as a plain function");
    rehearsal
}
