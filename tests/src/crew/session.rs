//! A whole run: a crew, its tasks, what is done to it, and what is held of it in the end.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use asap_runtime::{BoxError, Runtime, TaskStatus};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::slots::{Slot, Told};
use super::{Entry, Follower, Job, Kill, Kind, Report, Start, What, check_task, open, takeovers};

/// How long the last tasks may take when nothing is done to the crew any more.
const PATIENCE: Duration = Duration::from_mins(2);

/// How often the session looks.
const LOOK: Duration = Duration::from_millis(5);

/// How often it asks what became of the tasks.
const ASK: Duration = Duration::from_millis(40);

/// Evidence that is shown of one task.
const LINES: usize = 40;

/// What is to be done.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The schedule, the jobs and the victims follow from it; what the system does in between does not.
    pub seed: u64,
    /// How many workers to kill.
    pub kills: u64,
    /// How many tasks there are at once until then.
    pub tasks: usize,
    /// How many workers.
    pub workers: usize,
    /// The least and the most time between two faults.
    pub pause: (Duration, Duration),
    /// How they are started.
    pub start: Start,
}

impl Plan {
    /// So many kills among four workers in this directory, on SQLite.
    #[must_use]
    pub fn new(seed: u64, kills: u64, program: impl Into<PathBuf>, directory: &std::path::Path) -> Self {
        let store = directory.join("tasks.db").to_string_lossy().into_owned();
        let start = Start::new(program, &store, directory.join("journal"));
        let pause = (Duration::from_millis(20), Duration::from_millis(200));
        Self { seed, kills, tasks: 8, workers: 4, pause, start }
    }
}

/// A session.
#[derive(Debug)]
pub struct Session {
    plan: Plan,
    random: StdRng,
    runtime: Runtime,
    journal: Follower,
    slots: Vec<Slot>,
    jobs: BTreeMap<String, Job>,
    unfinished: Vec<String>,
    kills: Vec<Kill>,
    report: Report,
}

impl Session {
    /// Does what is planned.
    ///
    /// # Errors
    ///
    /// If processes cannot be started, or the store cannot be used; what is wrong with the crew is in the report.
    pub fn run(plan: Plan) -> Result<Report, BoxError> {
        let begun = Instant::now();
        let mut session = Self {
            random: StdRng::seed_from_u64(plan.seed),
            runtime: Runtime::new(open(&plan.start.store)?),
            journal: Follower::new(&plan.start.journal),
            slots: Vec::new(),
            jobs: BTreeMap::new(),
            unfinished: Vec::new(),
            kills: Vec::new(),
            report: Report { seed: plan.seed, lease: plan.start.lease, ..Report::default() },
            plan,
        };
        for _ in 0..session.plan.workers {
            session.slots.push(Slot::new(session.plan.start.start()?));
        }
        session.disturb()?;
        session.let_go()?;
        session.judge()?;
        session.report.time = begun.elapsed();
        Ok(session.report)
    }

    /// Gives tasks and does harm, until all kills are done.
    fn disturb(&mut self) -> Result<(), BoxError> {
        let (mut asked, mut next) = (Instant::now(), Instant::now() + self.plan.pause.1);
        while self.report.kills < self.plan.kills {
            while self.unfinished.len() < self.plan.tasks {
                self.submit()?;
            }
            self.look_after()?;
            if next <= Instant::now() {
                self.harm()?;
                next = Instant::now() + self.random.random_range(self.plan.pause.0..=self.plan.pause.1);
            }
            if asked.elapsed() >= ASK {
                self.ask()?;
                asked = Instant::now();
            }
            std::thread::sleep(LOOK);
        }
        Ok(())
    }

    /// Lets the crew end its tasks, and tells it to end.
    fn let_go(&mut self) -> Result<(), BoxError> {
        let begun = Instant::now();
        while !self.unfinished.is_empty() && begun.elapsed() < PATIENCE {
            self.look_after()?;
            self.ask()?;
            std::thread::sleep(LOOK);
        }
        for slot in &mut self.slots {
            slot.wait_awake()?;
        }
        for slot in &mut self.slots {
            self.report.findings.extend(slot.ends(self.plan.start.grace)?);
        }
        Ok(())
    }

    fn submit(&mut self) -> Result<(), BoxError> {
        let task = format!("{}", self.jobs.len());
        let kind = Kind::ALL[self.random.random_range(0..Kind::ALL.len())];
        // One in four has many small steps.
        let job = if self.random.random_ratio(1, 4) {
            Job { kind, steps: self.random.random_range(40..=120), work: 0 }
        } else {
            let (steps, work) = (self.random.random_range(4..=30), self.random.random_range(1..=40));
            Job { kind, steps, work }
        };
        job.submit(&self.runtime, &task)?;
        self.jobs.insert(task.clone(), job);
        self.unfinished.push(task);
        Ok(())
    }

    /// Does harm to one worker.
    fn harm(&mut self) -> Result<(), BoxError> {
        let slot = self.random.random_range(0..self.slots.len());
        let kind = self.random.random_range(0..100);
        let asleep = self.random.random_range(1.2..2.0);
        if !self.slots[slot].is_running() {
            return Ok(());
        }
        match kind {
            0..70 => {
                self.kills.push(self.slots[slot].kill_and_start(&self.plan.start)?);
                self.report.kills += 1;
            }
            70..85 => {
                self.slots[slot].stop(self.plan.start.lease.mul_f64(asleep))?;
                self.report.stops += 1;
            }
            _ => {
                let process = self.slots[slot].process();
                let is_ready = |entry: &Entry| entry.process == process && entry.what == What::Ready;
                // Before that it has nothing to end, and dies as any other process.
                if self.journal.entries()?.iter().any(is_ready) {
                    self.slots[slot].terminate()?;
                    self.report.terms += 1;
                }
            }
        }
        Ok(())
    }

    /// Starts those again who have ended.
    fn look_after(&mut self) -> Result<(), BoxError> {
        for slot in &mut self.slots {
            match slot.look_after(&self.plan.start)? {
                Told::Nothing => {}
                Told::Wrong(what) => self.report.findings.push(what),
            }
        }
        Ok(())
    }

    /// Looks which tasks are completed, and puts those back that were parked.
    fn ask(&mut self) -> Result<(), BoxError> {
        let mut unfinished = Vec::new();
        for task in std::mem::take(&mut self.unfinished) {
            let record = self.runtime.task(&task)?.ok_or("a submitted task is gone")?;
            match record.status {
                TaskStatus::Completed => self.report.tasks += 1,
                TaskStatus::Failed => {
                    let error = record.error.unwrap_or_default();
                    self.report.findings.push(format!("task {task} failed: {error}"));
                }
                TaskStatus::InputRequired => {
                    self.put_back(&task, record.attempt)?;
                    unfinished.push(task);
                }
                _ => unfinished.push(task),
            }
        }
        self.unfinished = unfinished;
        Ok(())
    }

    /// Puts a task back that was parked, if it was parked with reason.
    fn put_back(&mut self, task: &str, attempt: u64) -> Result<(), BoxError> {
        let own = self.journal.entries()?.iter().filter(|entry| entry.task == task);
        // The first line of an attempt that goes on is what another has stored.
        let progress = own.clone().filter(|entry| matches!(entry.what, What::Stored(step) if {
            own.clone().any(|other| other.attempt == entry.attempt && other.what == What::Did(step))
        }));
        let last = progress.map(|entry| entry.attempt).max().unwrap_or(0);
        if attempt - last + 1 < u64::from(self.plan.start.max_lost_leases) {
            let finding = format!("task {task} was parked in attempt {attempt}, though attempt {last} made progress");
            self.report.findings.push(finding);
        }
        self.report.parked += 1;
        if !self.runtime.put_back(task)? {
            self.report.findings.push(format!("task {task} was parked, and could not be put back"));
        }
        Ok(())
    }

    /// Holds the journal and the store against the jobs.
    fn judge(&mut self) -> Result<(), BoxError> {
        let entries = self.journal.entries()?.to_vec();
        self.report.count(&entries);
        self.report.takeovers = takeovers(&entries, &self.kills);
        let mut tasks: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in entries.iter().filter(|entry| entry.what != What::Ready) {
            tasks.entry(&entry.task).or_default().push(entry);
        }
        for (task, job) in &self.jobs {
            let lines = tasks.remove(task.as_str()).unwrap_or_default();
            let mut wrong = self.compare(task, job)?;
            let attempt = self.runtime.task(task)?.map_or(0, |record| record.attempt);
            wrong.extend(check_task(&lines, job.all_steps(), attempt));
            if !wrong.is_empty() {
                let first = lines.len().saturating_sub(LINES);
                let evidence: Vec<_> = lines[first..].iter().map(ToString::to_string).collect();
                let (wrong, evidence) = (wrong.join("; "), evidence.join("\n    "));
                self.report.findings.push(format!("task {task} ({job:?}): {wrong}\n    {evidence}"));
            }
        }
        self.report.findings.extend(tasks.keys().map(|task| format!("nobody has submitted task {task}")));
        let left = self.runtime.queue_counts()?;
        if left.iter().any(|queue| queue.waiting + queue.leased + queue.parked > 0) {
            self.report.findings.push(format!("tasks are left in queues: {left:?}"));
        }
        Ok(())
    }

    /// What the store has wrong of a task.
    fn compare(&self, task: &str, job: &Job) -> Result<Vec<String>, BoxError> {
        let mut wrong = Vec::new();
        match self.runtime.result::<u64>(task) {
            Ok(Some(result)) if result == job.result() => {}
            Ok(Some(result)) => wrong.push(format!("its result is {result}, not {}", job.result())),
            Ok(None) => {
                let (record, place) = (self.runtime.task(task)?, self.runtime.queued(task)?);
                wrong.push(format!("it is not completed: {record:?}, {place:?}"));
            }
            Err(error) => wrong.push(error.to_string()),
        }
        let versions = self.runtime.store().list_versions(task).wait()?;
        if !versions.iter().copied().eq(1..=job.all_steps() + 1) {
            wrong.push(format!("its versions are {versions:?}"));
        }
        Ok(wrong)
    }
}
