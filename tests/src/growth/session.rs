//! A whole run: files, the tasks in them, the deaths of their processes, and what is held of them after each.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use asap_runtime::store::{Durability, SnapshotStore};
use asap_runtime::{BoxError, Runtime};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rusqlite::Connection;

use super::child::open;
use super::judge::Stored;
use super::reference::References;
use super::task::Task;
use super::{Job, Order, Report, Shape};
use crate::sessions::Process;

/// Longer than a process takes.
const PATIENCE: Duration = Duration::from_mins(5);

/// How often the session looks.
const LOOK: Duration = Duration::from_micros(500);

/// How long a server may still work for who is dead.
const SETTLED: Duration = Duration::from_millis(100);

/// How many bytes of versions one task may have; others keep fewer.
const STORED: u64 = 24 << 20;

const SIGKILL: i32 = 9;

/// Jobs of tens of KB, for a build that is not optimized.
const SMALL: [Job; 4] = [
    Job::new(Shape::Records, 200, 60),
    Job::new(Shape::Items, 300, 0),
    Job::new(Shape::Field, 40, 40),
    Job::new(Shape::Mixed, 30, 40),
];

/// Jobs of a few hundred KB to 10 MB.
const LARGE: [Job; 9] = [
    Job::new(Shape::Records, 2_000, 600),
    Job::new(Shape::Records, 20_000, 200),
    Job::new(Shape::Items, 3_000, 0),
    Job::new(Shape::Field, 300, 150),
    Job::new(Shape::Field, 2_000, 80),
    Job::new(Shape::Field, 9_800, 40),
    Job::new(Shape::Mixed, 200, 120),
    Job::new(Shape::Mixed, 700, 80),
    Job::new(Shape::Mixed, 3_000, 40),
];

/// What is to be done.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The tasks and the deaths follow from it; what the system does in between does not.
    pub seed: u64,
    /// How many processes are to be killed.
    pub kills: u64,
    /// The program `grower`.
    pub program: PathBuf,
    /// Where the files are.
    pub directory: PathBuf,
    /// Whether the states are of a few hundred KB to 10 MB, and not of tens of KB.
    pub is_large: bool,
    /// The address of a server; files, if there is none.
    pub store: Option<String>,
    /// Whether the session deletes a part of each file behind the tasks' back: then it must find that.
    pub sabotages: bool,
}

impl Plan {
    /// So many kills, with files in this directory.
    #[must_use]
    pub fn new(seed: u64, kills: u64, program: impl Into<PathBuf>, directory: &Path) -> Self {
        let (program, directory) = (program.into(), directory.to_owned());
        Self { seed, kills, program, directory, is_large: false, store: None, sabotages: false }
    }
}

/// A session.
#[derive(Debug)]
pub struct Session {
    plan: Plan,
    random: StdRng,
    references: References,
    report: Report,
}

/// When a process is to die.
#[derive(Debug, Clone, Copy)]
enum Death {
    /// Not before it ends.
    None,
    /// When this time has passed.
    After(Duration),
    /// So much time after it has acknowledged so many checkpoints.
    Behind(usize, Duration),
}

/// A file, or a part of what a server has, and the processes on it.
struct Place {
    /// The file, or the address.
    name: String,
    log: PathBuf,
    durability: &'static str,
    open: Stored,
    /// What the ids of its tasks begin with.
    prefix: String,
    tasks: Vec<Task>,
    /// How many tasks there have been.
    count: usize,
    /// How many lines of the log are known.
    known: usize,
}

impl Session {
    /// Does what is planned.
    ///
    /// # Errors
    ///
    /// If processes cannot be started, or a store cannot be used; what is wrong with the tasks is in the report.
    pub fn run(plan: Plan) -> Result<Report, BoxError> {
        let begun = Instant::now();
        let mut session = Self {
            random: StdRng::seed_from_u64(plan.seed),
            references: References::default(),
            report: Report { seed: plan.seed, ..Report::default() },
            plan,
        };
        for number in 0.. {
            if session.report.kills >= session.plan.kills || session.report.findings.len() > 20 {
                break;
            }
            session.one(number)?;
        }
        session.report.time = begun.elapsed();
        Ok(session.report)
    }

    /// One file, from its start through some deaths to the end of its tasks.
    fn one(&mut self, number: usize) -> Result<(), BoxError> {
        let path = |name: &str| self.plan.directory.join(format!("{number}.{name}"));
        let (file, log) = (path("db"), path("log"));
        let durability = if self.random.random_bool(0.25) { "full" } else { "normal" };
        let (name, prefix) = match &self.plan.store {
            Some(address) => (address.clone(), format!("growth-{}-{number}-", process::id())),
            None => (file.to_str().ok_or("a path that is no text")?.to_owned(), String::new()),
        };
        let store = open(&name, Durability::Full)?;
        let connection = self.plan.store.is_none().then(|| Connection::open(&file)).transpose()?;
        let open = Stored { store, file: connection };
        let mut place = Place { name, log, durability, open, prefix, tasks: Vec::new(), count: 0, known: 0 };
        for _ in 0..self.random.random_range(1..=3) {
            let job = self.job();
            self.task(&mut place, job);
        }
        for _ in 0..self.random.random_range(6..=24) {
            let death = self.death();
            self.works(&mut place, death)?;
            if self.plan.sabotages {
                let sql = "DELETE FROM asap_parts WHERE (task_id, first, id) IN (
                    SELECT task_id, first, id FROM asap_parts
                    WHERE (task_id, first, id) NOT IN (SELECT task_id, first, id FROM asap_dropped_parts) LIMIT 1)";
                place.open.file.as_ref().ok_or("only a file is sabotaged")?.execute(sql, ())?;
            }
            self.judge(&mut place)?;
            match self.random.random_range(0..10) {
                0..2 => self.rolls_back(&mut place)?,
                2 => self.forks(&mut place)?,
                _ => {}
            }
            if self.report.findings.len() > 20 {
                return Ok(());
            }
        }
        self.works(&mut place, Death::None)?;
        self.judge(&mut place)?;
        self.ended(&place)?;
        if self.plan.store.is_some() && self.report.findings.is_empty() {
            for task in &place.tasks {
                let _ = place.open.store.delete(&task.id).wait()?;
            }
        }
        drop(place.open);
        if self.report.findings.is_empty() {
            for file in fs::read_dir(&self.plan.directory)? {
                fs::remove_file(file?.path())?;
            }
        }
        Ok(())
    }

    fn job(&mut self) -> Job {
        let jobs = if self.plan.is_large { &LARGE[..] } else { &SMALL[..] };
        jobs[self.random.random_range(0..jobs.len())]
    }

    fn task(&mut self, place: &mut Place, job: Job) {
        let most = (STORED / job.bytes()).max(1);
        let kept = [0, 100, 8, 3, 2, 1][self.random.random_range(0..6)];
        // Each job has fewer checkpoints than that.
        let all = if kept == 0 { 5_000 } else { kept };
        let kept = if all > most { most } else { kept };
        place.tasks.push(Task::new(format!("{}task-{}", place.prefix, place.count), job, kept));
        place.count += 1;
    }

    fn death(&mut self) -> Death {
        let jitter = Duration::from_micros(self.random.random_range(0..3_000));
        match self.random.random_range(0..4) {
            0 => Death::After(Duration::from_millis(self.random.random_range(1..60)) + jitter),
            _ => Death::Behind(self.random.random_range(0..25), jitter),
        }
    }

    /// All tasks of a place go on, in one process.
    fn works(&mut self, place: &mut Place, death: Death) -> Result<(), BoxError> {
        let task = |task: &Task| (task.id.clone(), task.job, task.kept);
        let order = Order::Run(place.tasks.iter().map(task).collect());
        self.obeys(place, &order, death, "checkpoints")?;
        let log = fs::read_to_string(&place.log).unwrap_or_default();
        // The last line may have been cut off.
        let lines: Vec<_> = log.split_inclusive('\n').filter(|line| line.ends_with('\n')).collect();
        for line in &lines[place.known.min(lines.len())..] {
            let Some((id, version)) = line.trim_end().split_once(' ') else { continue };
            let version = version.parse()?;
            if let Some(task) = place.tasks.iter_mut().find(|task| task.id == id) {
                task.acknowledged = task.acknowledged.max(version);
            }
            self.report.counts.checkpoints += 1;
        }
        place.known = lines.len();
        Ok(())
    }

    /// A task goes back to one of its versions, or not.
    fn rolls_back(&mut self, place: &mut Place) -> Result<(), BoxError> {
        let index = self.random.random_range(0..place.tasks.len());
        let Some(version) = self.version(&place.tasks[index]) else { return Ok(()) };
        let order = Order::Rollback(place.tasks[index].id.clone(), version);
        let death = self.early();
        let is_done = self.obeys(place, &order, death, "rollback")?;
        let task = &mut place.tasks[index];
        let mut kept = task.versions.clone();
        kept.retain(|there| *there <= version);
        if is_done || place.open.versions(&task.id)? != task.versions {
            self.report.counts.changes += 1;
            (task.versions, task.acknowledged) = (kept, version);
        }
        self.judge(place)
    }

    /// A version of a task is forked, or not; if there are many tasks one is deleted before, or not.
    fn forks(&mut self, place: &mut Place) -> Result<(), BoxError> {
        if place.tasks.len() >= 3 {
            let index = self.random.random_range(0..place.tasks.len());
            let order = Order::Delete(place.tasks[index].id.clone());
            let death = self.early();
            let is_done = self.obeys(place, &order, death, "deletion")?;
            let id = &place.tasks[index].id;
            if is_done || place.open.versions(id)?.is_empty() {
                self.report.counts.changes += 1;
                let mut gone = place.tasks.remove(index);
                (gone.versions, gone.acknowledged) = Default::default();
                if place.open.store.record(&gone.id).wait()?.is_some() {
                    self.report.findings.push(format!("{} is deleted, and has its record", gone.id));
                }
                let reference = self.references.of(gone.job)?;
                place.open.judge(&mut gone, &reference, &mut self.report)?;
            }
        }
        let index = self.random.random_range(0..place.tasks.len());
        let other = place.tasks[index].clone();
        if let Some(version) = self.version(&other) {
            let new = format!("{}task-{}", place.prefix, place.count);
            place.count += 1;
            let order = Order::Fork(other.id, version, new.clone());
            let death = self.early();
            let is_done = self.obeys(place, &order, death, "fork")?;
            if is_done || place.open.store.record(&new).wait()?.is_some() {
                self.report.counts.changes += 1;
                let mut task = Task::new(new, other.job, other.kept);
                (task.versions, task.acknowledged) = ([1, version].into(), version);
                place.tasks.push(task);
            } else if !place.open.versions(&new)?.is_empty() {
                self.report.findings.push(format!("{new} has versions, and no record"));
            }
        }
        self.judge(place)
    }

    /// One of the versions of a task.
    fn version(&mut self, task: &Task) -> Option<u64> {
        let count = task.versions.len();
        let at = if count == 0 { return None } else { self.random.random_range(0..count) };
        task.versions.iter().nth(at).copied()
    }

    /// A death that may come before a process is ready.
    fn early(&mut self) -> Death {
        if self.random.random_bool(0.3) {
            return Death::None;
        }
        Death::After(Duration::from_micros(self.random.random_range(500..15_000)))
    }

    /// Starts a process, and ends it; whether it has done what it was to do.
    fn obeys(&mut self, place: &Place, order: &Order, death: Death, what: &str) -> Result<bool, BoxError> {
        let mut command = Command::new(&self.plan.program);
        command.arg(&place.name).arg(&place.log).arg(place.durability).args(order.arguments());
        let mut process = Process::start(command.stdin(Stdio::null()).stdout(Stdio::null()))?;
        let (begun, length) = (Instant::now(), fs::metadata(&place.log).map_or(0, |log| log.len()));
        let mut behind = None;
        let ended = loop {
            if let Some(ended) = process.ended()? {
                break ended;
            }
            let is_time = match death {
                Death::None => false,
                Death::After(time) => begun.elapsed() >= time,
                Death::Behind(count, time) => {
                    // A line has about ten bytes, and the prefix.
                    let more = fs::metadata(&place.log).map_or(0, |log| log.len()).saturating_sub(length);
                    if more >= (10 + place.prefix.len()) as u64 * count as u64 && (count > 0 || more > 0) {
                        behind.get_or_insert_with(Instant::now);
                    }
                    behind.is_some_and(|behind| behind.elapsed() >= time)
                }
            };
            if is_time {
                break process.kill()?;
            }
            if begun.elapsed() > PATIENCE {
                self.report.findings.push(format!("a process comes to no end at its {what}: {order:?}"));
                break process.kill()?;
            }
            thread::sleep(LOOK);
        };
        match (ended.signal(), ended.code()) {
            (Some(SIGKILL), _) => {
                self.report.killed(what);
                if self.plan.store.is_some() {
                    // A server may be about to do what it was asked before the death.
                    thread::sleep(SETTLED);
                }
                Ok(false)
            }
            (_, Some(0)) => Ok(true),
            _ => {
                self.report.findings.push(format!("a process ended with {ended} at its {what}: {order:?}"));
                Ok(false)
            }
        }
    }

    fn judge(&mut self, place: &mut Place) -> Result<(), BoxError> {
        for task in &mut place.tasks {
            let reference = self.references.of(task.job)?;
            place.open.judge(task, &reference, &mut self.report)?;
        }
        Ok(())
    }

    /// All tasks are completed, with the value that they have without an interruption.
    fn ended(&mut self, place: &Place) -> Result<(), BoxError> {
        let runtime = Runtime::new(Arc::clone(&place.open.store));
        for task in &place.tasks {
            let (found, reference) = (runtime.result::<u64>(&task.id), self.references.of(task.job)?);
            if !matches!(&found, Ok(Some(value)) if *value == reference.value) {
                let (id, job) = (&task.id, task.job);
                self.report.findings.push(format!("{id} ({job}): its value is {found:?}"));
            }
            if task.highest() != reference.versions.len() as u64 {
                self.report.findings.push(format!("{} ended at version {}", task.id, task.highest()));
            }
            self.report.counts.tasks += 1;
        }
        Ok(())
    }
}
