//! A whole run: a crew, its tasks, what is done to it, and what is held of it in the end.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use asap_runtime::store::queue::Standing;
use asap_runtime::{BoxError, Runtime, TaskStatus};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::judgement::judge;
use super::server::Server;
use super::slots::{Slot, Told};
use super::{Entry, Follower, Job, Kill, Kind, Ledger, Report, Start, What, now, open, takeovers};

/// How long the last tasks may take when nothing is done to the crew any more.
const PATIENCE: Duration = Duration::from_mins(2);

/// How often the session looks.
const LOOK: Duration = Duration::from_millis(5);

/// How often it asks what became of the tasks.
const ASK: Duration = Duration::from_millis(40);

/// How many lines of the journal are looked at to see who has which task.
const RECENT: usize = 2000;

/// How long a server may be away.
const AWAY: Duration = Duration::from_secs(30);

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
    /// How the store's server is restarted, in the shell's words; if it is not said, it is not.
    pub restart: Option<String>,
}

impl Plan {
    /// So many kills among four workers, on SQLite in this directory.
    #[must_use]
    pub fn new(seed: u64, kills: u64, program: impl Into<PathBuf>, directory: &std::path::Path) -> Self {
        let store = directory.join("tasks.db").to_string_lossy().into_owned();
        let start = Start::new(program, &store, directory.join("journal"));
        let pause = (Duration::from_millis(20), Duration::from_millis(200));
        Self { seed, kills, tasks: 8, workers: 4, pause, start, restart: None }
    }
}

/// A session.
#[derive(Debug)]
pub struct Session {
    plan: Plan,
    random: StdRng,
    runtime: Runtime,
    journal: Follower,
    /// Unless the store is a file.
    server: Option<Server>,
    /// If the store is a file.
    ledger: Option<Ledger>,
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
    pub fn run(mut plan: Plan) -> Result<Report, BoxError> {
        let begun = Instant::now();
        let runtime = Runtime::new(open(&plan.start.store)?);
        let ledger = Ledger::of(&plan.start.store);
        let server = Server::of(&plan.start.store, plan.restart.as_deref())?;
        if let Some(server) = &server {
            plan.start.store.clone_from(&server.through);
            // Others may have tasks there.
            plan.start.queue = format!("faults-{}", now());
        }
        let mut session = Self {
            random: StdRng::seed_from_u64(plan.seed),
            runtime,
            server,
            ledger,
            journal: Follower::new(&plan.start.journal),
            slots: Vec::new(),
            jobs: BTreeMap::new(),
            unfinished: Vec::new(),
            kills: Vec::new(),
            report: Report { seed: plan.seed, lease: plan.start.lease, ..Report::default() },
            plan,
        };
        for _ in 0..session.plan.workers {
            let start = session.next_start();
            session.slots.push(Slot::new(start.start()?));
        }
        session.disturb()?;
        session.let_go()?;
        let entries = session.journal.entries()?;
        session.report.count(entries);
        session.report.takeovers = takeovers(entries, &session.kills);
        let found = judge(
            &session.runtime,
            &session.plan.start.queue,
            session.ledger.as_ref(),
            &session.jobs,
            entries,
        )?;
        session.report.findings.extend(found);
        session.clear()?;
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
            self.rest();
        }
        Ok(())
    }

    /// Lets the crew end its tasks, and tells it to end.
    fn let_go(&mut self) -> Result<(), BoxError> {
        let begun = Instant::now();
        while !self.unfinished.is_empty() && begun.elapsed() < PATIENCE {
            self.look_after()?;
            self.ask()?;
            self.rest();
        }
        for slot in &mut self.slots {
            slot.wait_awake()?;
        }
        for slot in &mut self.slots {
            self.report.findings.extend(slot.ends(self.plan.start.grace)?);
        }
        Ok(())
    }

    /// Rests for a moment, and takes note if it was a long one.
    fn rest(&mut self) {
        let begun = now();
        std::thread::sleep(LOOK);
        let time = Duration::from_micros(now().saturating_sub(begun));
        self.report.longest_rest = self.report.longest_rest.max(time);
    }

    fn submit(&mut self) -> Result<(), BoxError> {
        let task = format!("{}-{}", self.plan.start.queue, self.jobs.len());
        let kinds = Kind::ALL.len() - usize::from(self.ledger.is_none());
        let kind = Kind::ALL[self.random.random_range(0..kinds)];
        // One in four has many small steps.
        let job = if self.random.random_ratio(1, 4) {
            Job { kind, steps: self.random.random_range(40..=120), work: 0 }
        } else {
            let (steps, work) = (self.random.random_range(4..=30), self.random.random_range(1..=40));
            Job { kind, steps, work }
        };
        let begun = Instant::now();
        patiently(|| job.submit(&self.runtime, &self.plan.start.queue, &task))?;
        self.report.slowest = self.report.slowest.max(begun.elapsed());
        self.jobs.insert(task.clone(), job);
        self.unfinished.push(task);
        Ok(())
    }

    /// Does harm to one worker.
    fn harm(&mut self) -> Result<(), BoxError> {
        let slot = self.random.random_range(0..self.slots.len());
        let kind = self.random.random_range(0..if self.server.is_some() { 120 } else { 100 });
        let asleep = self.plan.start.lease.mul_f64(self.random.random_range(1.2..2.0));
        let wakes_early = self.random.random_bool(0.7);
        let start = self.next_start();
        if !self.slots[slot].is_running() && kind < 100 {
            return Ok(());
        }
        match (kind, &self.server) {
            (0..70, _) => {
                self.kills.push(self.slots[slot].kill_and_start(&start)?);
                self.report.kills += 1;
            }
            (70..85, _) => {
                let mut journal = self.journal.behind_this();
                let tasks = self.tasks_of(self.slots[slot].process())?;
                // The moment at which two are most alike: the other has the task, and has stored nothing yet.
                let is_taken_over =
                    move |entry: &Entry| entry.what == What::Begins && tasks.contains(&entry.task);
                self.slots[slot]
                    .stop(asleep, move || Ok(wakes_early && journal.entries()?.iter().any(&is_taken_over)))?;
                self.report.stops += 1;
            }
            (100..110, Some(server)) => {
                server.proxy.cut();
                self.report.cuts += 1;
            }
            (110..117, Some(server)) => {
                server.proxy.hold(asleep);
                self.report.holds += 1;
            }
            (117.., Some(server)) if server.can_restart() => {
                server.restart()?;
                self.report.restarts += 1;
            }
            (100.., _) => {}
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

    /// The tasks that a process was the last to say something of.
    fn tasks_of(&mut self, process: u32) -> Result<HashSet<String>, BoxError> {
        let unfinished = &self.unfinished;
        let mut last = HashMap::new();
        for entry in self.journal.entries()?.iter().rev().take(RECENT) {
            last.entry(entry.task.as_str()).or_insert(entry.process);
        }
        let own = unfinished.iter().filter(|task| last.get(task.as_str()) == Some(&process));
        Ok(own.cloned().collect())
    }

    /// How the next worker is started: on a server's store, with a clock that is wrong by up to four leases.
    fn next_start(&mut self) -> Start {
        let mut start = self.plan.start.clone();
        let most = i64::try_from(4 * start.lease.as_millis()).unwrap_or(i64::MAX);
        let skew = self.random.random_range(-most..=most);
        // A file's workers are on one machine, which has one clock.
        start.skew = if self.server.is_some() { skew } else { 0 };
        start
    }

    /// Starts those again who have ended.
    fn look_after(&mut self) -> Result<(), BoxError> {
        let start = self.next_start();
        for slot in &mut self.slots {
            match slot.look_after(&start)? {
                Told::Nothing => {}
                Told::Wrong(what) => self.report.findings.push(what),
            }
        }
        Ok(())
    }

    /// Looks which tasks are completed, and puts those back that were parked.
    fn ask(&mut self) -> Result<(), BoxError> {
        let begun = Instant::now();
        self.ask_store()?;
        self.report.slowest = self.report.slowest.max(begun.elapsed());
        Ok(())
    }

    fn ask_store(&mut self) -> Result<(), BoxError> {
        let mut unfinished = Vec::new();
        for task in std::mem::take(&mut self.unfinished) {
            let record = patiently(|| self.runtime.task(&task))?.ok_or("a submitted task is gone")?;
            // Nothing that these jobs do fails, and every worker can run them.
            if let Some(error) = record.error.filter(|error| !error.starts_with("parked: ")) {
                let finding = format!("task {task} is {}: {error}", record.status);
                if !self.report.findings.contains(&finding) {
                    self.report.findings.push(finding);
                }
            }
            match record.status {
                TaskStatus::Completed => self.report.tasks += 1,
                TaskStatus::Failed => {}
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
        let place = patiently(|| self.runtime.queued(task))?;
        if place.is_none_or(|place| place.standing != Standing::Parked) {
            // It was put back, and nobody has taken it yet.
            return Ok(());
        }
        let own = self.journal.entries()?.iter().filter(|entry| entry.task == task);
        // The first line of an attempt that goes on is what another has stored.
        let progress = own.clone().filter(|entry| {
            matches!(entry.what, What::Stored(step) if {
                own.clone().any(|other| other.attempt == entry.attempt && other.what == What::Did(step))
            })
        });
        let last = progress.map(|entry| entry.attempt).max().unwrap_or(0);
        if attempt - last + 1 < u64::from(self.plan.start.max_lost_leases) {
            let finding =
                format!("task {task} was parked in attempt {attempt}, though attempt {last} made progress");
            self.report.findings.push(finding);
        }
        self.report.parked += 1;
        // One whose answer was lost is put back too.
        if !patiently(|| self.runtime.put_back(task))? && self.server.is_none() {
            self.report.findings.push(format!("task {task} was parked, and could not be put back"));
        }
        Ok(())
    }

    /// Leaves nothing on a server, unless something is wrong there.
    fn clear(&self) -> Result<(), BoxError> {
        if self.server.is_some() && self.report.findings.is_empty() {
            for task in self.jobs.keys() {
                self.runtime.store().delete(task).wait()?;
            }
        }
        Ok(())
    }
}

/// Asks again while the store's server is away.
fn patiently<T>(ask: impl Fn() -> asap_runtime::Result<T>) -> asap_runtime::Result<T> {
    let begun = Instant::now();
    loop {
        match ask() {
            Err(error) if error.is_store() && begun.elapsed() < AWAY => std::thread::sleep(ASK),
            answer => return answer,
        }
    }
}
