//! The resumable runs, held against the plain one.

use std::fmt::Debug;
use std::time::Duration;

use asap_runtime::store::Retention;
use asap_runtime::{Error, Result, Runnable, Running, RunningLocal, Runtime, SnapshotStore, StateSnapshot};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::cancel::cancel_everywhere;
use crate::ending::Ending;
use crate::executor::Executor;
use crate::mode::Mode;
use crate::recorder::{Cut, Recorder};
use crate::rehearsal::Rehearsal;
use crate::report::{is_same_data, same_data, same_trace};
use crate::skipping::Skipping;
use crate::trace;

/// The task that is run.
pub(crate) const TASK: &str = "scenario";

/// Runs of at most this many snapshots are cut a second time after each cut.
const SHORT: usize = 12;

/// One resumable run.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) ending: Ending,
    pub(crate) trace: Vec<String>,
    pub(crate) cuts: Vec<Cut>,
}

/// How a task is begun, and how it is gone on with.
struct Ways<'a, T> {
    begin: &'a dyn Fn(&Runtime) -> Result<T>,
    resume: &'a dyn Fn(&Runtime) -> Result<T>,
}

/// How often a function was stopped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Runs that were resumed from a snapshot.
    pub resumed: usize,
    /// Runs whose store refused a checkpoint.
    pub refused: usize,
}

/// Holds a resumable function against its plain run: uninterrupted, cut at every snapshot, and refused at every
/// checkpoint.
///
/// # Panics
///
/// If a run differs, saying which and where.
pub fn check<T, C>(name: &str, mode: Mode, plain: &Rehearsal, call: &dyn Fn() -> C) -> Tally
where
    C: Runnable<Value = T, Answer = Result<T>>,
    T: Debug + Serialize + DeserializeOwned + 'static,
{
    let begin = |runtime: &Runtime| runtime.run(TASK, call());
    let resume = |runtime: &Runtime| runtime.resume::<T>(TASK);
    check_ways(name, mode, plain, &Ways { begin: &begin, resume: &resume }).1
}

/// As [`check`], for an `async fn`, on two executors; and dropped at every await.
///
/// # Panics
///
/// If a run differs, saying which and where.
pub fn check_async<T, C>(name: &str, mode: Mode, plain: &Rehearsal, call: &dyn Fn() -> C) -> Tally
where
    C: Runnable<Value = T, Answer = Running<T>>,
    T: Debug + Serialize + DeserializeOwned + Send + 'static,
{
    let mut sum = Tally::default();
    for executor in [Executor::CurrentThread, Executor::MultiThread] {
        let name = format!("{name} on {executor:?}");
        let begin = |runtime: &Runtime| executor.spawn(|| runtime.run(TASK, call()));
        let resume = |runtime: &Runtime| executor.spawn(|| runtime.resume_async::<T>(TASK));
        let (whole, tally) = check_ways(&name, mode, plain, &Ways { begin: &begin, resume: &resume });
        sum.resumed += tally.resumed;
        sum.refused += tally.refused;
        cancel_everywhere(&name, mode, &whole, &begin, &|runtime, polls| {
            executor.spawn(|| polls.of(runtime.run(TASK, call())))
        });
    }
    sum
}

/// As [`check_async`], for a function whose locals belong to one thread.
///
/// # Panics
///
/// If a run differs, saying which and where.
pub fn check_local<T, C>(name: &str, mode: Mode, plain: &Rehearsal, call: &dyn Fn() -> C)
where
    C: Runnable<Value = T, Answer = RunningLocal<T>>,
    T: Debug + Serialize + DeserializeOwned + 'static,
{
    let executor = Executor::CurrentThread;
    let begin = |runtime: &Runtime| executor.run(|| runtime.run(TASK, call()));
    let resume = |runtime: &Runtime| executor.run(|| runtime.resume_local::<T>(TASK));
    let (whole, _) = check_ways(name, mode, plain, &Ways { begin: &begin, resume: &resume });
    cancel_everywhere(name, mode, &whole, &begin, &|runtime, polls| {
        executor.run(|| polls.of(runtime.run(TASK, call())))
    });
}

fn check_ways<T: Debug>(name: &str, mode: Mode, plain: &Rehearsal, ways: &Ways<'_, T>) -> (Run, Tally) {
    let whole = run(&Recorder::default(), ways.begin);
    same_run(name, &whole, plain);
    let again = usize::from(whole.cuts.len() <= SHORT);
    let resumed = cut_everywhere(&format!("`{name}`"), mode, &whole, ways, again);
    let refused = refuse_everywhere(name, &whole, ways);
    let resumed = resumed + in_parts(name, mode, &whole, ways);
    (whole, Tally { resumed, refused })
}

/// Runs it with a store that keeps parts, and each value in parts: each version must be what it is without, and what is resumed
/// from its parts must go on as it does without.
fn in_parts<T: Debug>(name: &str, mode: Mode, whole: &Run, ways: &Ways<'_, T>) -> usize {
    let place = format!("`{name}`, in parts");
    let recorder = Recorder::in_parts();
    let cut = run(&recorder, |runtime| (ways.begin)(&runtime.clone().with_parts_from(1)));
    assert_eq!(cut.ending, whole.ending, "{place}: the end differs from that without (right)");
    same_trace(&place, &cut.trace, &whole.trace);
    assert_eq!(cut.cuts.len(), whole.cuts.len(), "{place}: the number of snapshots");
    for (index, (cut, expected)) in cut.cuts.iter().zip(&whole.cuts).enumerate() {
        let version = expected.snapshot.version;
        let place = format!("{place}, version {version}");
        same_data(&place, mode, cut.snapshot.data.as_json(), expected.snapshot.data.as_json());
        let stored = recorder.as_of(version);
        let rest = run(&stored, |runtime| (ways.resume)(&runtime.clone().with_parts_from(1)));
        same_rest(&format!("{place}, resumed"), mode, whole, index, &rest);
    }
    cut.cuts.len() + in_parts_at_a_pace(name, mode, whole, ways)
}

/// As [`in_parts`], with a pace that passes some of the checkpoints: what is stored is what there was at one of them, in their order.
fn in_parts_at_a_pace<T: Debug>(name: &str, mode: Mode, whole: &Run, ways: &Ways<'_, T>) -> usize {
    let mut stored = 0;
    for (of, phase) in [(2, 0), (2, 1), (3, 2)] {
        let place = format!("`{name}`, in parts, one checkpoint of {of}");
        let recorder = Recorder::in_parts();
        let clock = Skipping::one_of(of, phase);
        let cut = run(&recorder, |runtime| {
            let runtime = runtime.clone().with_parts_from(1).with_clock(clock);
            (ways.begin)(&runtime.with_pace(Duration::from_hours(1)))
        });
        assert_eq!(cut.ending, whole.ending, "{place}: the end differs from that without (right)");
        let mut from = 0;
        for found in &cut.cuts {
            let (found, length) = (found.snapshot.data.as_json(), found.length);
            let place = format!("{place}, version {}", stored + 1);
            let later = &whole.cuts[from..];
            let is_it =
                |cut: &Cut| cut.length == length && is_same_data(mode, cut.snapshot.data.as_json(), found);
            let Some(at) = later.iter().position(is_it) else {
                let there = later.iter().filter(|cut| cut.length == length);
                let there: Vec<_> = there.map(|cut| cut.snapshot.data.as_json()).collect();
                panic!(
                    "{place}: no later version of the whole run has these data\n  found    {found}\n  there {there:#?}"
                );
            };
            from += at + 1;
            stored += 1;
        }
    }
    stored
}

/// Holds an uninterrupted run against the plain one.
fn same_run(name: &str, whole: &Run, plain: &Rehearsal) {
    let place = format!("`{name}`, uninterrupted");
    assert_eq!(whole.ending, plain.ending, "{place}: the end differs from the plain function's (right)");
    same_trace(&place, &whole.trace, &plain.trace);
    let passed: Vec<usize> = whole.cuts.iter().skip(1).map(|cut| cut.length).collect();
    assert_eq!(passed, plain.passed, "{place}: checkpoints are elsewhere in the trace (right: plain)");
    let versions: Vec<u64> = whole.cuts.iter().map(|cut| cut.snapshot.version).collect();
    assert_eq!(versions, (1..=whole.cuts.len() as u64).collect::<Vec<_>>(), "{place}: versions");
}

/// Resumes from each snapshot of a run, alone in a fresh store; then, if asked to, from each of those runs' own.
fn cut_everywhere<T: Debug>(place: &str, mode: Mode, whole: &Run, ways: &Ways<'_, T>, again: usize) -> usize {
    let place = |cut: &Cut| format!("{place}, resumed from version {}", cut.snapshot.version);
    let rests: Vec<Run> = (0..whole.cuts.len())
        .map(|index| cut_at(&place(&whole.cuts[index]), mode, whole, ways, index))
        .collect();
    let mut resumed = rests.len();
    if let Some(again) = again.checked_sub(1) {
        for (cut, rest) in whole.cuts.iter().zip(&rests) {
            resumed += cut_everywhere(&place(cut), mode, rest, ways, again);
        }
    }
    resumed
}

/// Resumes from one snapshot of a run, and holds what follows against the rest of that run.
fn cut_at<T: Debug>(place: &str, mode: Mode, whole: &Run, ways: &Ways<'_, T>, index: usize) -> Run {
    let cut = &whole.cuts[index];
    let stored = through_bytes(&cut.snapshot);
    let place = format!("{place}\n  snapshot {}\n ", stored.data.as_json());

    let recorder = Recorder::default();
    recorder.save(&stored).wait().expect("a store in memory does not fail");
    let rest = run(&recorder, ways.resume);
    same_rest(&place, mode, whole, index, &rest);
    rest
}

/// Holds a run that went on from a snapshot of another one against what followed there.
pub(crate) fn same_rest(place: &str, mode: Mode, whole: &Run, index: usize, rest: &Run) {
    let cut = &whole.cuts[index];
    assert_eq!(rest.ending, whole.ending, "{place} the end differs from the whole run's (right)");
    same_trace(place, &kept(mode, &rest.trace), &kept(mode, &whole.trace[cut.length..]));
    let later = &whole.cuts[index + 1..];
    for (found, expected) in rest.cuts.iter().zip(later) {
        let length = cut.length + found.length;
        let (found, expected, at) = (&found.snapshot, &expected.snapshot, expected.length);
        let place = format!("{place} later version {}", expected.version);
        assert_eq!(found.version, expected.version, "{place}: another version (left) was stored");
        assert_eq!(found.checkpoint, expected.checkpoint, "{place}: the flag `checkpoint`");
        same_data(&place, mode, found.data.as_json(), expected.data.as_json());
        assert!(mode == Mode::Fresh || length == at, "{place}: stored after {length} effects, not {at}");
    }
    assert_eq!(rest.cuts.len(), later.len(), "{place} the number of later snapshots (right: whole run)");
}

/// Runs with a store that fails at each checkpoint in turn: the run must end there, with nothing behind it but the
/// drops of what it held.
fn refuse_everywhere<T: Debug>(name: &str, whole: &Run, ways: &Ways<'_, T>) -> usize {
    for cut in whole.cuts.iter().skip(1) {
        let version = cut.snapshot.version;
        let place = format!("`{name}`, version {version} refused by the store");
        let stopped = run(&Recorder::refusing(version), ways.begin);
        assert!(
            matches!(stopped.ending, Ending::Stopped(_)),
            "{place}: the failed checkpoint was swallowed, the run ended with {:?}",
            stopped.ending
        );
        let before = cut.length.min(stopped.trace.len());
        same_trace(&place, &stopped.trace[..before], &whole.trace[..cut.length]);
        let behind: Vec<&String> = stopped.trace[before..].iter().filter(|line| !is_drop(line)).collect();
        assert!(behind.is_empty(), "{place}: there were effects behind it: {behind:?}");
    }
    whole.cuts.len() - 1
}

/// Runs a task to the end of an attempt, with this store.
pub(crate) fn run<T: Debug>(recorder: &Recorder, body: impl FnOnce(&Runtime) -> Result<T>) -> Run {
    let _ = trace::take();
    let before = recorder.cuts().len();
    let runtime = Runtime::new(recorder.clone()).with_retention(Retention::All);
    let ending = match body(&runtime) {
        Ok(value) => Ending::Value(format!("{value:?}")),
        Err(Error::Failed { message, .. }) => Ending::Failed(message),
        Err(Error::Panicked { message, .. }) => Ending::Panicked(message),
        Err(error) => Ending::Stopped(error.to_string()),
    };
    Run { ending, trace: trace::take(), cuts: recorder.cuts().split_off(before) }
}

/// What is left of a snapshot when it has been written and read, as the protocol's JSON.
fn through_bytes(snapshot: &StateSnapshot) -> StateSnapshot {
    let bytes = serde_json::to_vec(snapshot).expect("a snapshot can be written");
    let read: StateSnapshot = serde_json::from_slice(&bytes).expect("a snapshot can be read");
    assert_eq!(read.data, snapshot.data, "a snapshot's data changed on the way through its bytes");
    read
}

/// The lines of a trace that the mode compares after a cut.
pub(crate) fn kept(mode: Mode, trace: &[String]) -> Vec<String> {
    trace.iter().filter(|line| mode != Mode::Fresh || !is_drop(line)).cloned().collect()
}

/// Whether a line of a trace was written by a [`Noisy`](crate::Noisy) value that was dropped.
fn is_drop(line: &str) -> bool {
    line.starts_with("drop ")
}
