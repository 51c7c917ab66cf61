//! What the workers of a crew run: functions of several kinds, all of which write down each step.
//!
//! A step is an effect and a checkpoint, so the checkpoint behind step `n` is version `n + 1`. What they return depends on
//! every step and goes through their snapshots.

use asap_runtime::{Result, Runtime, Submitted, call, checkpoint, resumable};

use super::{Journal, Ledger, Run};

/// The kinds of jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A synchronous function.
    Plain,
    /// An asynchronous one.
    Later,
    /// One that calls others.
    Calls,
    /// A synchronous one whose state grows.
    Grows,
    /// A synchronous one with rows of its own; only where the store is a file.
    Pays,
}

impl Kind {
    /// All of them; the last is for a store in a file only.
    pub const ALL: [Self; 5] = [Self::Plain, Self::Later, Self::Calls, Self::Grows, Self::Pays];
}

/// A job: what a task is begun with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Job {
    /// Which function.
    pub kind: Kind,
    /// How many steps it has; of one that calls, about so many.
    pub steps: u64,
    /// How long a step takes at most, in milliseconds.
    pub work: u64,
}

/// How many functions are called by one that calls.
const PARTS: u64 = 3;

/// From how many bytes on a crew's workers keep a local in parts: those of the jobs that grow have some behind a few steps, others none.
pub const PARTS_FROM: usize = 1 << 10;

impl Job {
    /// How many steps it really has.
    #[must_use]
    pub fn all_steps(&self) -> u64 {
        if self.kind == Kind::Calls { PARTS * (self.steps / PARTS + 1) } else { self.steps }
    }

    /// What it must return.
    #[must_use]
    pub fn result(&self) -> u64 {
        (1..=self.all_steps()).fold(0, super::next)
    }

    /// Puts it into a queue.
    ///
    /// # Errors
    ///
    /// As [`Queue::submit`](asap_runtime::Queue::submit).
    pub fn submit(&self, runtime: &Runtime, queue: &str, task: &str) -> Result<Submitted> {
        let (id, queue, Self { steps, work, .. }) = (task.to_owned(), runtime.queue(queue), *self);
        match self.kind {
            Kind::Plain => queue.submit(task, plain(id, steps, work)),
            Kind::Later => queue.submit(task, later(id, steps, work)),
            Kind::Calls => queue.submit(task, calls(id, steps / PARTS, work)),
            Kind::Grows => queue.submit(task, grows(id, steps, work)),
            Kind::Pays => queue.submit(task, pays(id, steps, work)),
        }
    }
}

/// Steps one after the other.
#[resumable(name = "crew::plain")]
pub fn plain(task: String, steps: u64, work: u64, #[resource] journal: &Journal) -> u64 {
    #[rebuild]
    let run = journal.begins(&task);
    let mut sum = 0;
    for step in 1..=steps {
        std::thread::sleep(run.work(step, work));
        run.does(step);
        sum = super::next(sum, step);
        checkpoint!();
        run.stored(step);
    }
    run.returns();
    sum
}

/// The same, on an executor.
#[resumable(name = "crew::later")]
pub async fn later(task: String, steps: u64, work: u64, #[resource] journal: Journal) -> u64 {
    #[rebuild]
    let run = journal.begins(&task);
    let mut sum = 0;
    for step in 1..=steps {
        tokio::time::sleep(run.work(step, work)).await;
        run.does(step);
        sum = super::next(sum, step);
        checkpoint!();
        run.stored(step);
    }
    run.returns();
    sum
}

/// Most steps are those of called functions.
#[resumable(name = "crew::calls")]
pub fn calls(task: String, steps: u64, work: u64, #[resource] journal: &Journal) -> u64 {
    #[rebuild]
    let run = journal.begins(&task);
    let mut sum = 0;
    for part in 0..PARTS {
        let before = part * (steps + 1);
        sum = call!(called(sum, before, steps, work));
        let step = before + steps + 1;
        run.does(step);
        sum = super::next(sum, step);
        checkpoint!();
        run.stored(step);
    }
    run.returns();
    sum
}

/// The steps behind `before`.
#[resumable(name = "crew::called")]
fn called(sum: u64, before: u64, steps: u64, work: u64) -> u64 {
    #[rebuild]
    let run = Run::of_caller();
    let mut sum = sum;
    for step in before + 1..=before + steps {
        std::thread::sleep(run.work(step, work));
        run.does(step);
        sum = super::next(sum, step);
        checkpoint!();
        run.stored(step);
    }
    sum
}

/// Keeps everything it has seen, and a text about it: half a kilobyte for each step.
#[resumable(name = "crew::grows")]
pub fn grows(task: String, steps: u64, work: u64, #[resource] journal: &Journal) -> u64 {
    #[rebuild]
    let run = journal.begins(&task);
    let mut seen: Vec<(u64, String)> = Vec::new();
    while (seen.len() as u64) < steps {
        let step = seen.len() as u64 + 1;
        std::thread::sleep(run.work(step, work));
        run.does(step);
        let sum = super::next(seen.last().map_or(0, |(sum, _)| *sum), step);
        seen.push((sum, text(sum)));
        checkpoint!("seen");
        run.stored(seen.len() as u64);
    }
    run.returns();
    let is_whole = seen.iter().all(|(sum, about)| *about == text(*sum));
    seen.pop().filter(|_| is_whole).map_or(0, |(sum, _)| sum)
}

fn text(sum: u64) -> String {
    sum.to_string().repeat(25)
}

/// Pays for each step by a row, in one transaction with its checkpoint.
///
/// # Errors
///
/// If rows cannot be written.
#[resumable(name = "crew::pays")]
pub fn pays(
    task: String,
    steps: u64,
    work: u64,
    #[resource] journal: &Journal,
    #[resource] ledger: &Ledger,
) -> rusqlite::Result<u64> {
    #[rebuild]
    let run = journal.begins(&task);
    #[rebuild]
    let mut rows = ledger.open()?;
    let mut sum = 0;
    for step in 1..=steps {
        std::thread::sleep(run.work(step, work));
        run.does(step);
        sum = super::next(sum, step);
        let transaction = rows.transaction()?;
        transaction
            .execute("INSERT INTO crew_rows (task, step) VALUES (?1, ?2)", (&task, step.cast_signed()))?;
        checkpoint!(transaction);
        run.stored(step);
    }
    run.returns();
    Ok(sum)
}

/// Each step waits for its gate.
#[resumable(name = "crew::gated")]
pub fn gated(task: String, steps: u64, #[resource] journal: &Journal) -> u64 {
    #[rebuild]
    let run = journal.begins(&task);
    let mut sum = 0;
    for step in 1..=steps {
        run.waits(step);
        run.does(step);
        sum = super::next(sum, step);
        checkpoint!();
        run.stored(step);
    }
    run.returns();
    sum
}

/// The same, on an executor.
#[resumable(name = "crew::gated_later")]
pub async fn gated_later(task: String, steps: u64, #[resource] journal: Journal) -> u64 {
    #[rebuild]
    let run = journal.begins(&task);
    let mut sum = 0;
    for step in 1..=steps {
        run.waits_later(step).await;
        run.does(step);
        sum = super::next(sum, step);
        checkpoint!();
        run.stored(step);
    }
    run.returns();
    sum
}

/// Kills its worker behind its first step, until the gate of that step is open.
#[resumable(name = "crew::poison")]
pub fn poison(task: String, #[resource] journal: &Journal) -> u64 {
    #[rebuild]
    let run = journal.begins(&task);
    let mut sum = 0;
    for step in 1..=2 {
        run.does(step);
        sum = super::next(sum, step);
        checkpoint!();
        run.stored(step);
        run.dies(step);
    }
    run.returns();
    sum
}
