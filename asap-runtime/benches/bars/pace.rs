//! A `checkpoint!()` that the pace skips, and one that is acknowledged at once and durable within a second.
//!
//! The second is measured on SQLite in two ways: in short turns, against bare rusqlite that inserts the same row and waits for the disk,
//! which is what a function sees that does something between its checkpoints; and in a loop that does nothing else, to its end, when
//! all is on the disk.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::store::{Durability, MemoryStore};
use asap_runtime::{CheckpointDurability, Runtime, checkpoint, resumable};

use crate::report::Report;
use crate::state::State;
use crate::{Result, SCRATCH, sqlite, turns};

const CHECKPOINTS: u32 = 5_000;
const ROUNDS: u32 = 3_000;

#[resumable]
fn checkpoints(rounds: u32, count: u32) -> u64 {
    let mut state = State::new();
    for _ in 0..rounds {
        turns::begin();
        for _ in 0..count {
            state.step = black_box(state.step + 1);
            checkpoint!();
        }
        turns::end();
    }
    state.step
}

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let mut state = State::new();
    turns::against(vec![Box::new(move || {
        for _ in 0..CHECKPOINTS {
            state.step = black_box(state.step + 1);
        }
    })]);
    let runtime = Runtime::new(MemoryStore::new()).with_pace(Duration::from_hours(1));
    runtime.run("paced", checkpoints(ROUNDS, CHECKPOINTS))?;
    // Version 1 is the start, 2 the first checkpoint, which is always stored.
    let versions = runtime.store().list_versions("paced").wait()?;
    assert_eq!(versions, [1, 2], "all other checkpoints are skipped");
    let (own, others) = turns::take();
    let note = format!(
        "a whole iteration, of which the work without a checkpoint is {:.1} ns; {:.1} ns in the fastest round",
        others[0].nanos(CHECKPOINTS),
        own.least_nanos(CHECKPOINTS),
    );
    report.bar("checkpoint, skipped by the pace", own.nanos(CHECKPOINTS), "ns", 30.0, note);
    acknowledged(report)
}

const WITHIN: CheckpointDurability = CheckpointDurability::Within(Duration::from_secs(1));

/// A turn of this many checkpoints, and how many turns.
const TURN: (u32, u32) = (50, 2_000);

#[resumable]
fn told(rounds: u32, count: u32) -> u64 {
    let mut state = State::new();
    for _ in 0..rounds {
        turns::begin();
        for _ in 0..count {
            state.advance();
            checkpoint!();
        }
        turns::end();
    }
    state.step
}

#[resumable]
fn in_a_row(count: u32) -> u64 {
    let mut state = State::new();
    for _ in 0..count {
        state.advance();
        checkpoint!();
    }
    state.step
}

fn acknowledged(report: &mut Report) -> Result<()> {
    let directory = tempfile::tempdir_in(SCRATCH)?;
    let (count, rounds) = TURN;
    turns::against(vec![sqlite::bare(directory.path())?]);
    let store = sqlite::open(&directory.path().join("turns.db"), Durability::Full)?;
    Runtime::new(store).with_durability(WITHIN).run("told", told(rounds, count))?;
    let (own, others) = turns::take();
    let note = format!(
        "durable within 1 s, SQLite FULL, about 200 B; bare rusqlite takes {:.1} us to insert the row and wait for the disk",
        others[0].nanos(1) / 1e3,
    );
    report.beside("checkpoint, acknowledged at once", own.nanos(count) / 1e3, "us", note);
    for (tasks, each) in [(1, 100_000), (16, 10_000)] {
        let late = row(directory.path().join(format!("late{tasks}.db")).as_path(), WITHIN, tasks, each)?;
        let each_at_once = each / 50;
        let path = directory.path().join(format!("immediate{tasks}.db"));
        let immediate = row(&path, CheckpointDurability::Immediate, tasks, each_at_once)?;
        let name = format!("the same in a loop that does nothing else, {tasks} task(s), to its end");
        let note = format!(
            "all {} on the disk; {immediate:.1} us each where every checkpoint waits ({} of them)",
            tasks * each,
            tasks * each_at_once
        );
        report.beside(&name, late, "us", note);
    }
    Ok(())
}

/// How long a checkpoint takes of tasks that do nothing else, from their beginning to their end: microseconds.
fn row(path: &std::path::Path, durability: CheckpointDurability, tasks: u32, each: u32) -> Result<f64> {
    let runtime = Runtime::new(sqlite::open(path, Durability::Full)?).with_durability(durability);
    let begun = Instant::now();
    thread::scope(|scope| {
        let threads: Vec<_> = (0..tasks)
            .map(|task| {
                let runtime = runtime.clone();
                scope.spawn(move || runtime.run(format!("task {task}"), in_a_row(each)))
            })
            .collect();
        threads.into_iter().try_for_each(|thread| thread.join().expect("no task panics").map(drop))
    })?;
    Ok(begun.elapsed().as_secs_f64() * 1e6 / f64::from(tasks * each))
}
