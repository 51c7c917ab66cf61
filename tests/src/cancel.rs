//! Runs whose future is dropped: an interruption as any other.

use std::fmt::Debug;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use asap_runtime::store::Retention;
use asap_runtime::{Result, Runtime, TaskStatus};

use crate::check::{Run, TASK, kept, run, same_rest};
use crate::mode::Mode;
use crate::recorder::{Manner, Recorder};
use crate::report::same_trace;
use crate::trace;

/// How often a future is polled before it is dropped.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Polls(usize);

impl Polls {
    /// The output of the future, unless it is dropped before.
    pub(crate) fn of<F: Future + Unpin>(self, future: F) -> impl Future<Output = Option<F::Output>> {
        let (mut left, mut future) = (self.0, Some(future));
        poll_fn(move |context| {
            if left == 0 {
                future = None;
            }
            left = left.saturating_sub(1);
            match &mut future {
                Some(running) => Pin::new(running).poll(context).map(Some),
                None => Poll::Ready(None),
            }
        })
    }
}

/// Drops the future of a run after one poll, after two, and so on, and runs the task again: with a store that answers at
/// once, with one that blocks, and with one that makes its caller wait.
pub(crate) fn cancel_everywhere<T: Debug>(
    name: &str,
    mode: Mode,
    whole: &Run,
    begin: &dyn Fn(&Runtime) -> Result<T>,
    polled: &dyn Fn(&Runtime, Polls) -> Option<Result<T>>,
) {
    for manner in [Manner::Ready, Manner::Blocking, Manner::Pending] {
        let mut polls = 0;
        while cancel_after(name, mode, whole, begin, polled, Polls(polls), manner) {
            polls += 1;
        }
    }
}

/// Whether the future was dropped before its end.
fn cancel_after<T: Debug>(
    name: &str,
    mode: Mode,
    whole: &Run,
    begin: &dyn Fn(&Runtime) -> Result<T>,
    polled: &dyn Fn(&Runtime, Polls) -> Option<Result<T>>,
    polls: Polls,
    manner: Manner,
) -> bool {
    let recorder = Recorder::answering(manner);
    let runtime = Runtime::new(recorder.clone()).with_retention(Retention::All);
    let _ = trace::take();
    if polled(&runtime, polls).is_some() {
        return false;
    }
    // What the locals do when they are dropped is no part of the function's own work.
    let done = kept(Mode::Fresh, &trace::take());
    let expected = kept(Mode::Fresh, &whole.trace);
    let stored = recorder.cuts().len();
    let place = format!("`{name}`, {manner:?}, dropped after {} polls at version {stored}", polls.0);
    same_trace(&place, &done, &expected[..done.len().min(expected.len())]);

    let record = runtime.task(TASK).expect("a store in memory does not fail");
    let rest = run(&recorder, begin);
    let place = format!("{place}, run again");
    if record.is_some_and(|record| record.status == TaskStatus::Completed) {
        // All that was left was to wait for the store.
        assert_eq!(rest.ending, whole.ending, "{place}: the stored end differs from the whole run's (right)");
        // But for the arguments, which were made for nothing.
        same_trace(&place, &kept(Mode::Fresh, &rest.trace), &[]);
        return true;
    }
    if let Some(index) = stored.checked_sub(1) {
        same_rest(&place, mode, whole, index, &rest);
    } else {
        assert_eq!(rest.ending, whole.ending, "{place}: the end differs from the whole run's (right)");
        same_trace(&place, &rest.trace, &whole.trace);
    }
    true
}
