//! Many tasks at once on one SQLite file: how many checkpoints per second they reach together, against one alone.
//!
//! Each round runs both sides one after the other, in the same process and on files of their own. The time counts from
//! the moment at which every task of a side stands behind its start to the moment at which the last has made its
//! checkpoints; starts and ends are measured by the short tasks, which are little else.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::store::Durability;
use asap_runtime::{Runtime, checkpoint, resumable};
use tokio::sync::Barrier;

use crate::measure::Times;
use crate::report::Report;
use crate::sqlite::open;
use crate::state::State;
use crate::{Result, SCRATCH};

const TASKS: u32 = 64;
/// Of each task, in a round.
const CHECKPOINTS: u32 = 30;
const ROUNDS: u32 = 11;

const SHORT_TASKS: u32 = 1_000;
const SHORT_CHECKPOINTS: u32 = 5;
const SHORT_ROUNDS: u32 = 3;

/// Where the tasks of a side meet, and when the first and the last of them were there.
struct Meeting {
    start: Barrier,
    threads: std::sync::Barrier,
    begun: Mutex<Option<Instant>>,
    ended: Mutex<Option<Instant>>,
}

impl Meeting {
    fn new(tasks: u32) -> Self {
        Self {
            start: Barrier::new(tasks as usize),
            threads: std::sync::Barrier::new(tasks as usize),
            begun: Mutex::default(),
            ended: Mutex::default(),
        }
    }

    fn begin(&self) {
        self.begun.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(Instant::now);
    }

    fn end(&self) {
        *self.ended.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    fn elapsed(&self) -> Result<Duration> {
        let at = |moment: &Mutex<Option<Instant>>| *moment.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(at(&self.ended).ok_or("no task has ended")? - at(&self.begun).ok_or("no task has begun")?)
    }
}

#[resumable]
fn walk(count: u32, #[resource] meeting: &Arc<Meeting>) -> u64 {
    let mut state = State::new();
    meeting.threads.wait();
    meeting.begin();
    for _ in 0..count {
        state.advance();
        checkpoint!();
    }
    meeting.end();
    state.step
}

#[resumable]
async fn walk_later(count: u32, #[resource] meeting: &Arc<Meeting>) -> u64 {
    let mut state = State::new();
    meeting.start.wait().await;
    meeting.begin();
    for _ in 0..count {
        state.advance();
        checkpoint!();
    }
    meeting.end();
    state.step
}

pub(crate) fn measure(report: &mut Report) -> Result<()> {
    let executor = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build()?;
    for (durability, bar) in [(Durability::Full, Some(16.0)), (Durability::Normal, None)] {
        together(report, "threads", durability, bar, |runtime, tasks, prefix, count| {
            in_threads(tasks, |task| runtime.run(format!("{prefix}-{task}"), walk(count)).map(drop))
        })?;
        together(report, "futures", durability, bar, |runtime, tasks, prefix, count| {
            let runs = (0..tasks)
                .map(|task| executor.spawn(runtime.run(format!("{prefix}-{task}"), walk_later(count))));
            let runs: Vec<_> = runs.collect();
            runs.into_iter().try_for_each(|run| Ok(executor.block_on(run)?.map(drop)?))
        })?;
    }
    for durability in [Durability::Full, Durability::Normal] {
        short(report, &executor, durability)?;
    }
    Ok(())
}

fn name(durability: Durability) -> &'static str {
    match durability {
        Durability::Full => "FULL",
        Durability::Normal => "NORMAL",
    }
}

/// `run` runs so many tasks under a prefix, with so many checkpoints each.
fn together(
    report: &mut Report,
    kind: &str,
    durability: Durability,
    bar: Option<f64>,
    run: impl Fn(&Runtime, u32, &str, u32) -> Result<()>,
) -> Result<()> {
    let directory = tempfile::tempdir_in(SCRATCH)?;
    let side =
        |file: &str| -> Result<Runtime> { Ok(Runtime::new(open(&directory.path().join(file), durability)?)) };
    let (many, one) = (side("many.db")?, side("one.db")?);
    let timed = |runtime: &Runtime, tasks: u32, round: u32, count: u32| -> Result<Duration> {
        let meeting = Arc::new(Meeting::new(tasks));
        let runtime = runtime.clone().with_resource(Arc::clone(&meeting));
        run(&runtime, tasks, &round.to_string(), count)?;
        meeting.elapsed()
    };
    let (mut ones, mut manys) = (Times::default(), Times::default());
    for round in 0..ROUNDS {
        ones.push(timed(&one, 1, round, CHECKPOINTS * 4)?);
        manys.push(timed(&many, TASKS, round, CHECKPOINTS)?);
    }
    let per_second = |times: &Times, checkpoints: u32| 1e9 / times.nanos(checkpoints);
    let (ones_rate, many_rate) =
        (per_second(&ones, CHECKPOINTS * 4), per_second(&manys, TASKS * CHECKPOINTS));
    // The time of one checkpoint of one task, divided by that of one of many in the same round.
    let ratio = ones.ratio(&manys) * f64::from(TASKS * CHECKPOINTS) / f64::from(CHECKPOINTS * 4);
    let name = name(durability);
    let note = format!(
        "durability: WAL, synchronous={name}; {many_rate:.0} checkpoints per second together, {ones_rate:.0} of one task"
    );
    let figure = format!("{TASKS} {kind}, SQLite {name}");
    match bar {
        Some(bar) => report.at_least(&figure, ratio, "x", bar, note),
        None => report.beside(&figure, ratio, "x", note),
    }
    Ok(())
}

/// Runs tasks on a thread each.
fn in_threads(tasks: u32, run: impl Fn(u32) -> asap_runtime::Result<()> + Sync) -> Result<()> {
    thread::scope(|scope| {
        let run = &run;
        let threads: Vec<_> = (0..tasks).map(|task| scope.spawn(move || run(task))).collect();
        threads.into_iter().try_for_each(|thread| Ok(thread.join().map_err(|_| "a task panicked")??))
    })
}

#[resumable]
fn brief(count: u32) -> u64 {
    let mut state = State::new();
    for _ in 0..count {
        state.advance();
        checkpoint!();
    }
    state.step
}

#[resumable]
async fn brief_later(count: u32) -> u64 {
    let mut state = State::new();
    for _ in 0..count {
        state.advance();
        checkpoint!();
    }
    state.step
}

/// Many short tasks: each writes its start, its checkpoints and its end.
fn short(report: &mut Report, executor: &tokio::runtime::Runtime, durability: Durability) -> Result<()> {
    let (mut single, mut threads, mut futures) = (Times::default(), Times::default(), Times::default());
    for _ in 0..SHORT_ROUNDS {
        let directory = tempfile::tempdir_in(SCRATCH)?;
        let runtime = |file: &str| -> Result<Runtime> {
            Ok(Runtime::new(open(&directory.path().join(file), durability)?))
        };
        let (one, many, later) = (runtime("one.db")?, runtime("many.db")?, runtime("later.db")?);
        let begun = Instant::now();
        for task in 0..SHORT_TASKS / 10 {
            one.run(task.to_string(), brief(SHORT_CHECKPOINTS))?;
        }
        single.push(begun.elapsed() * 10);
        let begun = Instant::now();
        in_threads(TASKS, |thread| {
            (thread..SHORT_TASKS)
                .step_by(TASKS as usize)
                .try_for_each(|task| many.run(task.to_string(), brief(SHORT_CHECKPOINTS)).map(drop))
        })?;
        threads.push(begun.elapsed());
        let begun = Instant::now();
        let runs = (0..SHORT_TASKS)
            .map(|task| executor.spawn(later.run(task.to_string(), brief_later(SHORT_CHECKPOINTS))));
        let runs: Vec<_> = runs.collect();
        for run in runs {
            executor.block_on(run)??;
        }
        futures.push(begun.elapsed());
    }
    let name = name(durability);
    let (one, thread, future) = (single.nanos(1) / 1e6, threads.nanos(1) / 1e6, futures.nanos(1) / 1e6);
    let note = format!(
        "durability: WAL, synchronous={name}; {SHORT_TASKS} tasks of {SHORT_CHECKPOINTS} checkpoints take {one:.0} ms one after the other \
         (a tenth is measured), {thread:.0} ms on {TASKS} threads, {future:.0} ms as futures"
    );
    report.beside(
        &format!("short tasks on threads, SQLite {name}"),
        single.ratio(&threads),
        "x",
        note.clone(),
    );
    report.beside(&format!("short tasks as futures, SQLite {name}"), single.ratio(&futures), "x", note);
    Ok(())
}
