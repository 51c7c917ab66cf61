//! A whole run: tasks, the deaths of their processes, and what is held of them in the end.

use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use asap_runtime::{BoxError, Runtime, TaskStatus};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::jobs::Policy;
use super::person::{Decision, decide};
use super::{Client, Job, Place, Report, Till, Trouble, Wanted};
use crate::sessions::Process;

/// Longer than a process takes.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often the session looks.
const LOOK: Duration = Duration::from_millis(1);

const SIGKILL: i32 = 9;

/// What is to be done.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The tasks and the deaths follow from it; what the system does in between does not.
    pub seed: u64,
    /// How many processes are to be killed.
    pub kills: u64,
    /// The program `charger`.
    pub program: PathBuf,
    /// Where the tasks' files are.
    pub directory: PathBuf,
    /// Whether the till forgets its keys: then what is asked for again is charged again, and a session must say so.
    pub forgets_keys: bool,
}

impl Plan {
    /// So many kills, with files in this directory.
    #[must_use]
    pub fn new(seed: u64, kills: u64, program: impl Into<PathBuf>, directory: &Path) -> Self {
        Self { seed, kills, program: program.into(), directory: directory.to_owned(), forgets_keys: false }
    }
}

/// A session.
#[derive(Debug)]
pub struct Session {
    plan: Plan,
    random: StdRng,
    till: Till,
    /// How long a process took at most that came to its end.
    longest: Duration,
    report: Report,
}

/// A task, and what the session knows of it.
struct Task {
    id: String,
    job: Job,
    rounds: u64,
    file: PathBuf,
    runtime: Runtime,
    client: Client,
    /// Whether a process has ended in its midst since a person was last asked.
    is_in_doubt: bool,
    /// How often it was decided that an effect is to be done again.
    retried: u64,
}

/// How a process is to end.
#[derive(Debug, Clone, Copy)]
enum Death {
    /// Not before its task does.
    None,
    /// By itself.
    At(Wanted),
    /// While the till holds its request.
    Held(Trouble),
    /// When this time has passed.
    After(Duration),
}

impl Session {
    /// Does what is planned.
    ///
    /// # Errors
    ///
    /// If processes cannot be started, or a store or the till cannot be used; what is wrong with the tasks is in the report.
    pub fn run(plan: Plan) -> Result<Report, BoxError> {
        let begun = Instant::now();
        let mut session = Self {
            random: StdRng::seed_from_u64(plan.seed),
            till: Till::open(plan.seed)?,
            longest: Duration::from_millis(50),
            report: Report { seed: plan.seed, ..Report::default() },
            plan,
        };
        for number in 0.. {
            if session.report.kills >= session.plan.kills {
                break;
            }
            session.one(number)?;
        }
        session.report.counts.requests = session.till.requests();
        session.report.time = begun.elapsed();
        Ok(session.report)
    }

    /// One task, from its start through some deaths to its end.
    fn one(&mut self, number: usize) -> Result<(), BoxError> {
        let (id, file) = (format!("task-{number}"), self.plan.directory.join(format!("{number}.db")));
        let mut task = Task {
            job: Job::ALL[number % Job::ALL.len()],
            rounds: self.random.random_range(2..=4),
            runtime: Runtime::open(&file)?,
            client: Client::new(self.till.address(), &id),
            id,
            file,
            is_in_doubt: false,
            retried: 0,
        };
        let deaths = self.random.random_range(2..=10);
        let mut begun = 0;
        loop {
            self.till.settles()?;
            let death = if begun < deaths { self.death() } else { Death::None };
            begun += 1;
            // Some are decided about before anybody looks.
            if task.job.policy == Policy::Park && self.random.random_bool(0.3) {
                self.decide(&mut task)?;
            }
            let ended = self.process(&mut task, death)?;
            match (ended.signal(), ended.code(), death) {
                (Some(SIGKILL), _, Death::None) => return Ok(()),
                (Some(SIGKILL), ..) => {
                    self.report.killed(place(death));
                    task.is_in_doubt = true;
                }
                (_, Some(0), _) => break,
                (_, Some(3), _) => {
                    self.asked(&mut task)?;
                }
                (_, Some(4), Death::At(_) | Death::After(_)) => {
                    self.report.counts.failures += 1;
                    task.is_in_doubt = true;
                }
                _ => {
                    self.finding(&task, &format!("its process ended with {ended} ({death:?})"));
                    return Ok(());
                }
            }
        }
        self.report.counts.tasks += 1;
        self.report.counts.effects += 2 * task.rounds;
        self.judge(&task)
    }

    fn death(&mut self) -> Death {
        match self.random.random_range(0..10) {
            0..6 => {
                let place = Place::ALL[self.random.random_range(0..Place::ALL.len())];
                Death::At(Wanted { place, time: self.random.random_range(1..=3) })
            }
            6..8 => Death::Held(Trouble::Holds { charges: self.random.random() }),
            _ => Death::After(self.longest.mul_f64(self.random.random())),
        }
    }

    /// What becomes of the next requests.
    fn troubles(&mut self, death: Death) -> Vec<Option<Trouble>> {
        match death {
            Death::None => Vec::new(),
            Death::Held(holds) => {
                let mut troubles = vec![None; self.random.random_range(0..3)];
                troubles.push(Some(holds));
                troubles
            }
            Death::At(_) | Death::After(_) => {
                let mut trouble = || {
                    let charges = self.random.random();
                    match self.random.random_range(0..10) {
                        0 => Some(Trouble::Fails { charges }),
                        1 => Some(Trouble::Breaks { charges }),
                        _ => None,
                    }
                };
                (0..4).map(|_| trouble()).collect()
            }
        }
    }

    /// A process that goes on with the task, up to its end.
    fn process(&mut self, task: &mut Task, death: Death) -> Result<ExitStatus, BoxError> {
        let troubles = self.troubles(death);
        self.till.prepare(task.job.policy == Policy::Retry && !self.plan.forgets_keys, troubles);
        let waits = self.random.random();
        let begun = Instant::now();
        let mut process = self.start(task, death, waits)?;
        loop {
            if let Some(ended) = process.ended()? {
                self.longest = if ended.success() { begun.elapsed() } else { self.longest };
                return Ok(ended);
            }
            let is_time = match death {
                Death::Held(_) => self.till.holds_within(LOOK),
                Death::After(time) => begun.elapsed() >= time,
                Death::None | Death::At(_) => false,
            };
            if is_time {
                return Ok(process.kill()?);
            }
            if begun.elapsed() > PATIENCE {
                self.finding(
                    task,
                    &format!("its process comes to no end ({death:?}): {:?}", task.runtime.task(&task.id)?),
                );
                return Ok(process.kill()?);
            }
            let status = task.runtime.task(&task.id)?.map(|record| record.status);
            if waits && status == Some(TaskStatus::InputRequired) {
                self.asked(task)?;
            }
            std::thread::sleep(LOOK);
        }
    }

    fn start(&self, task: &Task, death: Death, waits: bool) -> Result<Process, BoxError> {
        let mut command = Command::new(&self.plan.program);
        command.arg(&task.file).arg(&task.id).arg(task.job.to_string()).arg(task.rounds.to_string());
        command.arg(self.till.address().to_string());
        if let Death::At(wanted) = death {
            command.args(["--die", &wanted.to_string()]);
        }
        if waits {
            command.arg("--waits");
        }
        Ok(Process::start(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()))?)
    }

    /// The task asks a person.
    fn asked(&mut self, task: &mut Task) -> Result<(), BoxError> {
        if task.job.policy != Policy::Park || !task.is_in_doubt {
            let record = task.runtime.task(&task.id)?;
            self.finding(task, &format!("it asks a person, and nothing is in doubt: {record:?}"));
        }
        if !self.decide(task)? {
            self.finding(task, "it asks a person, and stands at no effect");
        }
        Ok(())
    }

    /// A person decides; sometimes twice, or two do. Whether there was something to decide.
    fn decide(&mut self, task: &mut Task) -> Result<bool, BoxError> {
        self.till.settles()?;
        let mut decided = false;
        for _ in 0..self.random.random_range(1..=2) {
            match decide(&task.runtime, &task.client, &task.id)? {
                Some(Decision::Happened) => self.report.counts.happened += 1,
                Some(Decision::Not) => {
                    self.report.counts.retried += 1;
                    task.retried += 1;
                }
                None => break,
            }
            decided = true;
        }
        if decided {
            task.is_in_doubt = false;
        }
        Ok(decided)
    }

    fn finding(&mut self, task: &Task, what: &str) {
        let (id, job) = (&task.id, task.job);
        self.report.findings.push(format!("{id} ({job}, {} rounds): {what}", task.rounds));
    }

    /// Holds a completed task against the till's books.
    fn judge(&mut self, task: &Task) -> Result<(), BoxError> {
        let charges = self.till.charges();
        let own: Vec<_> = charges.iter().filter(|charge| charge.task == task.id).collect();
        let receipts = task.runtime.result::<Vec<u64>>(&task.id)?.unwrap_or_default();
        let steps = 2 * task.rounds;
        if receipts.len() as u64 != steps {
            self.finding(task, &format!("its value has {} receipts", receipts.len()));
        }
        for step in 0..steps {
            let of_step: Vec<_> = own.iter().filter(|charge| charge.step == step).collect();
            let receipt = receipts.get(usize::try_from(step)?);
            match of_step[..] {
                [charge] if Some(&charge.receipt) == receipt => {}
                _ => self
                    .finding(task, &format!("step {step} gave {receipt:?}, and was charged as {of_step:?}")),
            }
            for charge in of_step {
                if charges
                    .iter()
                    .any(|other| other.key == charge.key && (&other.task, other.step) != (&charge.task, step))
                {
                    self.finding(task, &format!("the key of step {step} was used for another: {charge:?}"));
                }
            }
        }
        // An intent is stored once, and once more for each decision to do it again.
        let versions = task.runtime.store().list_versions(&task.id).wait()?.len() as u64;
        let least = 1 + 2 * steps;
        if versions < least || versions > least + task.retried {
            self.finding(
                task,
                &format!("it has {versions} versions, not {least} (and {} more)", task.retried),
            );
        }
        Ok(())
    }
}

/// Where a process was killed, for people.
fn place(death: Death) -> String {
    match death {
        Death::None => "never".to_owned(),
        Death::At(wanted) => wanted.place.to_string(),
        Death::Held(Trouble::Holds { charges: true }) => "held when charged".to_owned(),
        Death::Held(_) => "held before charged".to_owned(),
        Death::After(_) => "at any time".to_owned(),
    }
}
