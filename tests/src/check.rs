//! The resumable runs, held against the plain one.

use std::fmt::Debug;

use asap_runtime::store::Retention;
use asap_runtime::testing::CrashTest;
use asap_runtime::{Error, Runnable, Runtime};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::ending::Ending;
use crate::mode::Mode;
use crate::recorder::Recorder;
use crate::rehearsal::Rehearsal;
use crate::report::same_trace;
use crate::trace;

/// Tasks of at most this many snapshots crash twice.
const SHORT: usize = 12;

/// Holds a resumable function against its plain run: uninterrupted, cut at every snapshot, and refused at every
/// checkpoint.
///
/// # Panics
///
/// If a run differs, saying which and where.
pub fn check<T, C>(name: &str, mode: Mode, plain: &Rehearsal, call: &dyn Fn() -> C)
where
    C: Runnable<Value = T, Answer = asap_runtime::Result<T>>,
    T: Debug + Serialize + DeserializeOwned + 'static,
{
    let (store, recorder) = Recorder::watch();
    let _ = trace::take();
    let ending = ending(Runtime::new(store).with_retention(Retention::All).run("scenario", call()));
    let place = format!("`{name}`, uninterrupted");
    assert_eq!(ending, plain.ending, "{place}: the end differs from the plain function's (right)");
    same_trace(&place, &trace::take(), &plain.trace);
    let cuts = recorder.cuts();
    let passed: Vec<usize> = cuts.iter().skip(1).map(|cut| cut.length).collect();
    assert_eq!(passed, plain.passed, "{place}: checkpoints are elsewhere in the trace (right: plain)");
    let versions: Vec<u64> = cuts.iter().map(|cut| cut.snapshot.version).collect();
    assert_eq!(versions, (1..=cuts.len() as u64).collect::<Vec<_>>(), "{place}: versions");

    let same = |one: &T, other: &T| format!("{one:?}") == format!("{other:?}");
    let test = CrashTest::compared_by(same)
        .crashes(if cuts.len() <= SHORT { 2 } else { 1 })
        .compare_effects(move || kept(mode, trace::take()));
    let test = if mode == Mode::Unordered { test } else { test.exact() };
    if let Err(mismatch) = test.try_check(call) {
        panic!("`{name}`: {mismatch}");
    }
}

/// Values by their `Debug` text, so that NaN equals NaN.
fn ending<T: Debug>(answer: asap_runtime::Result<T>) -> Ending {
    match answer {
        Ok(value) => Ending::Value(format!("{value:?}")),
        Err(Error::Failed { message, .. }) => Ending::Failed(message),
        Err(Error::Panicked { message, .. }) => Ending::Panicked(message),
        Err(error) => Ending::Stopped(error.to_string()),
    }
}

/// The lines of a trace that the mode compares after a cut.
fn kept(mode: Mode, trace: Vec<String>) -> Vec<String> {
    trace.into_iter().filter(|line| mode != Mode::Fresh || !line.starts_with("drop ")).collect()
}
