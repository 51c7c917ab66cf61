//! State that grows, or is large: what a checkpoint costs when little of it has changed.

#![allow(clippy::cast_precision_loss, reason = "bytes, far below 2^52")]

use std::cell::Cell;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use asap_runtime::store::Durability;
use asap_runtime::testing::FaultyStore;
use asap_runtime::{Frozen, Runtime, checkpoint, codec, resumable};
use serde::{Deserialize, Serialize};

use crate::measure::in_turns;
use crate::report::Report;
use crate::{Result, SCRATCH, sqlite};

const LARGE: u32 = 100_000;
const SMALL: u32 = 1_000;
/// Checkpoints of one measured run.
const CHECKPOINTS: u32 = 400;
const ROUNDS: u32 = 15;

/// A record of 100 bytes of JSON.
#[derive(Debug, Clone, Serialize, Deserialize, Frozen)]
struct Record {
    path: String,
    bytes: u64,
    sha: String,
}

impl Record {
    fn new(number: u32) -> Self {
        let mixed = u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let path = format!("invoices/2026-11/28/{number:08}.pdf");
        let sha = format!("{mixed:016x}{:016x}", mixed.rotate_left(13));
        Self { path, bytes: 1_000_000 + mixed % 9_000_000, sha }
    }
}

thread_local! {
    static BEGUN: Cell<Option<Instant>> = const { Cell::new(None) };
    static TOOK: Cell<Duration> = const { Cell::new(Duration::ZERO) };
}

fn begin() {
    BEGUN.set(Some(Instant::now()));
}

fn end() {
    if let Some(begun) = BEGUN.take() {
        TOOK.set(begun.elapsed());
    }
}

/// The time between the marks of the task that has run last.
pub(crate) fn took() -> Duration {
    TOOK.get()
}

fn records(count: u32) -> Vec<Record> {
    (0..count).map(Record::new).collect()
}

fn texts(count: u32) -> Vec<String> {
    (0..count).map(|number| Record::new(number).path).collect()
}

/// A list that grows, a checkpoint per record; the first one writes what is there already.
#[resumable]
pub(crate) fn growing(there: u32, more: u32) -> u64 {
    let mut found = records(there);
    checkpoint!();
    begin();
    for number in 0..more {
        found.push(Record::new(there + number));
        checkpoint!();
    }
    end();
    found.len() as u64
}

/// A loop that owns its items.
#[resumable]
fn consuming(items: u32, checkpoints: u32) -> u64 {
    let (mut bytes, mut done) = (0, 0);
    for item in texts(items) {
        bytes += item.len() as u64;
        done += 1;
        checkpoint!();
        if done == 1 {
            begin();
        }
        if done > checkpoints {
            break;
        }
    }
    end();
    bytes
}

/// A large state of which one field changes.
#[resumable]
pub(crate) fn editing(there: u32, rounds: u32) -> u64 {
    let mut state = records(there);
    checkpoint!();
    begin();
    for round in 0..rounds {
        let place = round as usize * 7919 % state.len();
        state[place].bytes += 1;
        checkpoint!();
    }
    end();
    state.len() as u64
}

#[resumable]
fn holding(there: u32) -> std::result::Result<u64, String> {
    let state = records(there);
    checkpoint!();
    interrupt()?;
    Ok(state.len() as u64)
}

fn interrupt() -> std::result::Result<(), String> {
    end();
    Err("interrupted".to_owned())
}

pub(crate) fn growth(report: &mut Report) -> Result<()> {
    let directory = tempfile::tempdir_in(SCRATCH)?;
    let path = directory.path().join("growing.db");
    let store = Arc::new(FaultyStore::new(sqlite::open(&path, Durability::Normal)?));
    let runtime = Runtime::new(Arc::clone(&store));
    runtime.run("growing", growing(0, LARGE))?;
    let (written, whole) = (store.asked().bytes_written, json(&records(LARGE)).len());
    let limit = 6.0 * whole as f64 + 400.0 * f64::from(LARGE);
    let note = format!(
        "rows and parts as the store is given them: {:.1} MB in {LARGE} checkpoints, {:.0} B each, for a final state of {:.1} MB; file {:.1} MB",
        written as f64 / 1e6,
        written as f64 / f64::from(LARGE),
        whole as f64 / 1e6,
        std::fs::metadata(&path)?.len() as f64 / 1e6,
    );
    let times = (written as f64 - 400.0 * f64::from(LARGE)) / whole as f64;
    debug_assert!((times <= 6.0) == (written as f64 <= limit));
    report.bar(
        "a list growing to 100,000 records: bytes less 400 B per checkpoint, by the final state",
        times,
        "x",
        6.0,
        note,
    );
    let time = |there| run(directory.path(), |runtime, name| runtime.run(name, growing(there, CHECKPOINTS)));
    let (large, small) = in_turns(ROUNDS, || time(LARGE), || time(SMALL))?;
    let note = note_of(&large, &small);
    report.bar(
        "the same, per checkpoint at 100,000 records against 1,000",
        large.ratio(&small),
        "x",
        2.0,
        note,
    );
    Ok(())
}

pub(crate) fn by_value(report: &mut Report) -> Result<()> {
    let directory = tempfile::tempdir_in(SCRATCH)?;
    let time =
        |items| run(directory.path(), |runtime, name| runtime.run(name, consuming(items, CHECKPOINTS)));
    let (large, small) = in_turns(ROUNDS, || time(LARGE), || time(SMALL))?;
    let note = note_of(&large, &small);
    report.bar("`for` by value over 100,000 strings against 1,000", large.ratio(&small), "x", 1.5, note);
    Ok(())
}

pub(crate) fn edits(report: &mut Report) -> Result<()> {
    const EDITS: u32 = 20;
    let directory = tempfile::tempdir_in(SCRATCH)?;
    let store =
        Arc::new(FaultyStore::new(sqlite::open(&directory.path().join("edits.db"), Durability::Full)?));
    let runtime = Runtime::new(Arc::clone(&store));
    runtime.run("whole", editing(LARGE, 0))?;
    let whole = store.asked().bytes_written;
    runtime.run("edited", editing(LARGE, EDITS))?;
    let each = (store.asked().bytes_written - 2 * whole) as f64 / f64::from(EDITS) / 1024.0;
    let note = format!("of a state of {:.1} MB, mean of {EDITS} edits", whole as f64 / 1e6);
    report.bar("one field of 10 MB changed: bytes written", each, "KiB", 64.0, note);
    let state = records(LARGE);
    let encode = || -> Result<Duration> {
        let begun = Instant::now();
        for _ in 0..EDITS {
            black_box(json(black_box(&state)));
        }
        Ok(begun.elapsed())
    };
    let edit = || run(directory.path(), |runtime, name| runtime.run(name, editing(LARGE, EDITS)));
    let (edited, encoded) = in_turns(ROUNDS, edit, encode)?;
    let note = format!(
        "durability: WAL, synchronous=FULL; {:.1} ms against {:.1} ms to encode it whole, into a new text",
        edited.nanos(EDITS) / 1e6,
        encoded.nanos(EDITS) / 1e6
    );
    report.bar("the same, time against encoding it whole", edited.ratio(&encoded), "x", 1.2, note);
    Ok(())
}

pub(crate) fn resume(report: &mut Report) -> Result<()> {
    let directory = tempfile::tempdir_in(SCRATCH)?;
    let path = directory.path().join("held.db");
    let first = Runtime::new(sqlite::open(&path, Durability::Full)?).run("held", holding(LARGE));
    assert!(first.is_err_and(|error| error.is_failed()), "it is interrupted");
    let text = json(&records(LARGE));
    let decode = || -> Result<Duration> {
        let begun = Instant::now();
        black_box(codec::read::<Vec<Record>>(black_box(&text))?);
        Ok(begun.elapsed())
    };
    let resume = || -> Result<Duration> {
        let runtime = Runtime::new(sqlite::open(&path, Durability::Full)?);
        begin();
        let answer = runtime.resume::<u64>("held");
        assert!(answer.is_err_and(|error| error.is_failed()), "it is interrupted");
        Ok(took())
    };
    let (resumed, decoded) = in_turns(ROUNDS, resume, decode)?;
    let note = format!(
        "{:.1} ms from `resume` to the statement behind the checkpoint, against {:.1} ms",
        resumed.nanos(1) / 1e6,
        decoded.nanos(1) / 1e6
    );
    report.bar("resume with 10 MB against decoding it from memory", resumed.ratio(&decoded), "x", 1.5, note);
    Ok(())
}

/// The time between the marks of a task of its own, in a file of its own.
fn run(directory: &Path, run: impl FnOnce(&Runtime, &str) -> asap_runtime::Result<u64>) -> Result<Duration> {
    let path = tempfile::NamedTempFile::new_in(directory)?;
    let runtime = Runtime::new(sqlite::open(path.path(), Durability::Full)?);
    run(&runtime, "measured")?;
    Ok(took())
}

fn note_of(large: &crate::measure::Times, small: &crate::measure::Times) -> String {
    let per = |times: &crate::measure::Times| times.nanos(CHECKPOINTS) / 1e3;
    format!(
        "durability: WAL, synchronous=FULL; {:.0} us against {:.0} us, {CHECKPOINTS} checkpoints in each of {ROUNDS} rounds",
        per(large),
        per(small)
    )
}

fn json<T: Serialize>(value: &T) -> String {
    let mut text = String::new();
    codec::write(value, &mut text).expect("it is JSON");
    text
}
