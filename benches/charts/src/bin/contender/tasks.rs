//! The resumable functions that are measured.

use std::cell::{Cell, RefCell};
use std::time::Instant;

use asap_charts::Result;
use asap_charts::order;
use asap_runtime::{Frozen, checkpoint, resumable};
use serde::{Deserialize, Serialize};

thread_local! {
    /// The step behind which the process dies.
    static LAST: Cell<u64> = const { Cell::new(0) };
    static BEGUN: Cell<Option<Instant>> = const { Cell::new(None) };
    static SECONDS: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
}

/// Sets the step behind which the process dies.
pub(crate) fn until(last: u64) {
    LAST.set(last);
}

/// Runs what measures its checkpoints, and tells them.
pub(crate) fn measured(run: impl FnOnce() -> Result<u64>) -> Result<()> {
    run()?;
    SECONDS.with_borrow(|seconds| order::tell(seconds));
    Ok(())
}

fn begin() {
    BEGUN.set(Some(Instant::now()));
}

/// Behind a checkpoint: notes what it took, but for the first, which stores the call's beginning too.
fn end(number: u64) {
    let begun = BEGUN.take();
    if let Some(begun) = begun.filter(|_| number > 0) {
        SECONDS.with_borrow_mut(|seconds| seconds.push(begun.elapsed().as_secs_f64()));
    }
}

/// The statement behind the checkpoint.
fn passed(step: u64) {
    if step >= LAST.get() {
        order::reached()
    }
}

/// A record of 100 bytes of JSON, like those of the others.
#[derive(Debug, Clone, Serialize, Deserialize, Frozen)]
pub(crate) struct Record {
    path: String,
    bytes: u64,
    sha: String,
}

impl Record {
    fn new(number: u64) -> Self {
        let order::Record { path, bytes, sha } = order::Record::new(number);
        Self { path, bytes, sha }
    }
}

/// A small state that goes on.
#[resumable]
pub(crate) fn steps() -> u64 {
    let mut sum = 0;
    let state = order::text(180, 1);
    for step in 1_u64.. {
        sum += step;
        checkpoint!();
        passed(step);
    }
    sum + state.len() as u64
}

/// All of the state is new at each checkpoint.
#[resumable]
pub(crate) fn sizes(bytes: usize, count: u32) -> u64 {
    let mut seen = 0;
    for number in 0..=u64::from(count) {
        let text = order::text(bytes, number);
        begin();
        checkpoint!();
        end(number);
        seen += text.len() as u64;
    }
    seen
}

/// One field of the state changes.
#[resumable]
pub(crate) fn field(records: u64, count: u32) -> u64 {
    let mut state: Vec<Record> = (0..records).map(Record::new).collect();
    let mut place = 0;
    for number in 0..=u64::from(count) {
        place = (place + 7919) % state.len();
        state[place].bytes += 1;
        begin();
        checkpoint!();
        end(number);
    }
    state.len() as u64
}

/// A list that grows by a record per checkpoint.
#[resumable]
pub(crate) fn grow(marks: Vec<u64>) -> u64 {
    let mut found = Vec::new();
    for number in 1..=marks[marks.len() - 1] {
        found.push(Record::new(number));
        checkpoint!();
        if marks.contains(&number) {
            order::mark(number);
        }
    }
    found.len() as u64
}
