//! A process made to be killed whose checkpoints are acknowledged before they are durable.
//!
//! ```text
//! acknowledged FILE LOG HOW
//! ```
//!
//! `HOW` is the interval in milliseconds, and `worker` behind a colon if a worker is to run the tasks: `30:worker`. It runs a few
//! tasks at once, synchronous and asynchronous ones, on one file, and logs each thing that it was told is done, with the time. It
//! ends with 0 when all tasks have ended.

use std::env;
use std::fs::{File, OpenOptions, read_to_string};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};

use asap_runtime::store::SqliteStore;
use asap_runtime::{BoxError, CheckpointDurability, Runtime, Worker, checkpoint, effect, resumable};

/// How many tasks of each kind.
const TASKS: u32 = 2;

/// How many steps a task has.
const STEPS: u64 = 1200;

/// What tasks do between two checkpoints.
const WORK: Duration = Duration::from_micros(300);

/// The log: one line in one write, which a killed process leaves behind.
#[derive(Debug, Clone)]
struct Log {
    file: Arc<File>,
    path: PathBuf,
}

impl Log {
    fn open(path: &str) -> std::io::Result<Self> {
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(Self { file: Arc::new(file), path: path.into() })
    }

    /// A task was told that this step is done; the time is in microseconds.
    fn line(&self, what: &str, task: &str, step: u64) {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("it is behind 1970");
        let line = format!("{what} {task} {step} {}\n", now.as_micros());
        (&*self.file).write_all(line.as_bytes()).expect("the log can be written");
    }

    /// The step that was paid for with this key.
    fn paid(&self, task: &str, key: &str) -> Option<u64> {
        let log = read_to_string(&self.path).expect("the log can be read");
        let prefix = format!("paid {task}/{key} ");
        let line = log.lines().find_map(|line| line.strip_prefix(&prefix));
        line.and_then(|rest| rest.split(' ').next()).map(|step| step.parse().expect("a number"))
    }

    /// Pays for a step.
    fn pay(&self, task: &str, step: u64, key: &str) -> u64 {
        self.line("paid", &format!("{task}/{key}"), step);
        step
    }
}

/// What a step is behind: now and then an effect or a checkpoint that is waited for.
#[resumable]
fn here(#[resource] log: Log, task: String, steps: u64) -> u64 {
    let mut sum = 0;
    let mut history: Vec<u64> = Vec::new();
    for step in 1..=steps {
        thread::sleep(WORK);
        sum += step;
        history.push(step * 1_000_003);
        if step % 37 == 0 {
            let paid =
                effect!("pay", check = |key| log.paid(&task, key), |key| { log.pay(&task, step, key) });
            assert_eq!(paid, step);
            log.line("durable", &task, step);
        } else if step % 53 == 0 {
            checkpoint!("durable", durable);
            log.line("durable", &task, step);
        } else {
            checkpoint!("plain");
            log.line("told", &task, step);
        }
    }
    sum + history.len() as u64
}

/// The same, asynchronous.
#[resumable]
async fn there(#[resource] log: Log, task: String, steps: u64) -> u64 {
    let mut sum = 0;
    let mut history: Vec<u64> = Vec::new();
    for step in 1..=steps {
        tokio::time::sleep(WORK).await;
        sum += step;
        history.push(step * 1_000_003);
        if step % 37 == 0 {
            let paid =
                effect!("pay", check = |key| log.paid(&task, key), |key| { log.pay(&task, step, key) });
            assert_eq!(paid, step);
            log.line("durable", &task, step);
        } else if step % 53 == 0 {
            checkpoint!("durable", durable);
            log.line("durable", &task, step);
        } else {
            checkpoint!("plain");
            log.line("told", &task, step);
        }
    }
    sum + history.len() as u64
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [file, log, how] = &arguments[..] else {
        eprintln!("usage: acknowledged FILE LOG MILLISECONDS[:worker]");
        return ExitCode::from(2);
    };
    match work(file, log, how) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("acknowledged: {error}");
            ExitCode::from(4)
        }
    }
}

fn work(file: &str, log: &str, how: &str) -> Result<(), BoxError> {
    let (millis, who) = how.split_once(':').unwrap_or((how, ""));
    let log = Log::open(log)?;
    let runtime = Runtime::new(SqliteStore::open(file)?)
        .with_resource(log)
        .with_durability(CheckpointDurability::Within(Duration::from_millis(millis.parse()?)));
    let executor = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    if who == "worker" {
        by_worker(&runtime, &executor)?;
    } else {
        at_once(&runtime, &executor)?;
    }
    let expected = STEPS * (STEPS + 1) / 2 + STEPS;
    for task in names() {
        let result = runtime.result::<u64>(&task)?;
        if result != Some(expected) {
            return Err(format!("task `{task}` came to {result:?}, not to {expected}").into());
        }
    }
    Ok(())
}

fn names() -> impl Iterator<Item = String> {
    (0..TASKS).flat_map(|task| [format!("here{task}"), format!("there{task}")])
}

/// All tasks at once, each on a thread or an executor.
fn at_once(runtime: &Runtime, executor: &tokio::runtime::Runtime) -> Result<(), BoxError> {
    let futures: Vec<_> = (0..TASKS)
        .map(|task| {
            let task = format!("there{task}");
            executor.spawn(runtime.run(task.clone(), there(task, STEPS)))
        })
        .collect();
    let threads: Vec<_> = (0..TASKS)
        .map(|task| {
            let (runtime, task) = (runtime.clone(), format!("here{task}"));
            thread::spawn(move || runtime.run(task.clone(), here(task, STEPS)))
        })
        .collect();
    for thread in threads {
        thread.join().map_err(|_| "a thread panicked")??;
    }
    for future in futures {
        executor.block_on(future)??;
    }
    Ok(())
}

/// All tasks in a queue, and a worker.
fn by_worker(runtime: &Runtime, executor: &tokio::runtime::Runtime) -> Result<(), BoxError> {
    let queue = runtime.queue("default");
    for task in names() {
        if task.starts_with("here") {
            queue.submit(task.clone(), here(task, STEPS))?;
        } else {
            queue.submit(task.clone(), there(task, STEPS))?;
        }
    }
    let worker =
        Worker::new(runtime.clone()).lease(Duration::from_secs(1)).concurrency(8).max_lost_leases(1000);
    let other = runtime.clone();
    let ended = async move {
        for task in names() {
            while !is_ended(&other, &task).await {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    };
    executor.block_on(worker.run_until(ended))?;
    Ok(())
}

async fn is_ended(runtime: &Runtime, task: &str) -> bool {
    let record = runtime.store().record(task).await;
    record.is_ok_and(|record| record.is_some_and(|record| record.status.is_terminal()))
}
