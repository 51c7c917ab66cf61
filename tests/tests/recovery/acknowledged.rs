//! Killed while checkpoints that were acknowledged wait for being stored.
//!
//! What may be lost is said by the interval, and is no more: the checkpoints of the last interval and of the time that storing takes. What
//! was waited for is never lost, and no effect happens twice.

use std::collections::HashMap;
use std::fs::OpenOptions;
use std::io::Write;
use std::time::{Duration, SystemTime};

use asap_tests::say;
use asap_tests::victim::Victim;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::instants::{kills_or, pass, seed};

/// The victim's interval.
const INTERVAL: Duration = Duration::from_millis(30);

/// What storing takes at most, on a machine that does much else: the disk, and that a thread is not run at once.
const STORING: Duration = Duration::from_secs(2);

const LOG: &str = "log";

/// What is known of a task.
#[derive(Debug, Default)]
struct Task {
    /// The step that was told last, in this attempt.
    last: u64,
    /// Since when each step is told that may be lost; microseconds.
    told: Vec<(u64, u128)>,
    /// The last step that must not be lost.
    durable: u64,
    /// The attempt of the last line.
    attempt: usize,
}

/// What was lost, at most.
#[derive(Debug, Default)]
struct Lost {
    kills: u32,
    steps: u64,
    micros: u128,
    /// How many tasks had lost something.
    tasks: u64,
}

#[test]
fn no_more_is_lost_than_the_interval_says() {
    let (kills, lost) = session("30", kills_or(60), Duration::from_millis(300));
    say(&format!(
        "recovery: {kills} kills of tasks with acknowledged checkpoints, {} losses, at most {} steps and {:.1} ms of them",
        lost.tasks,
        lost.steps,
        millis(lost.micros)
    ));
}

#[test]
fn no_more_is_lost_by_a_worker() {
    let (kills, lost) = session("30:worker", kills_or(60) / 5, Duration::from_millis(1800));
    say(&format!(
        "recovery: {kills} kills of a worker with acknowledged checkpoints, {} losses, at most {} steps and {:.1} ms of them",
        lost.tasks,
        lost.steps,
        millis(lost.micros)
    ));
}

#[allow(clippy::cast_precision_loss, reason = "a loss is far below 2^52 microseconds")]
fn millis(micros: u128) -> f64 {
    micros as f64 / 1000.0
}

/// Kills processes until there were enough kills, each at an instant of this time; how many, and what was lost.
fn session(how: &str, enough: u32, most: Duration) -> (u32, Lost) {
    let seed = seed();
    say(&format!("recovery: acknowledged checkpoints with ASAP_TEST_SEED={seed}"));
    let mut random = StdRng::seed_from_u64(seed);
    let mut lost = Lost::default();
    while lost.kills < enough {
        let directory = tempfile::tempdir().unwrap();
        let victim = Victim::new(env!("CARGO_BIN_EXE_acknowledged"), how, directory.path());
        loop {
            let running = victim.start(LOG, None);
            pass(most.mul_f64(random.random_range(0.05..1.0)));
            let status = running.kill();
            if std::os::unix::process::ExitStatusExt::signal(&status).is_none() {
                assert!(status.success(), "a task failed");
                break;
            }
            lost.kills += 1;
            let mut log = OpenOptions::new().append(true).open(directory.path().join(LOG)).unwrap();
            let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
            // What the killed process was writing has no end.
            write!(log, "\nkilled all 0 {}\n", now.as_micros()).unwrap();
            if lost.kills >= enough {
                break;
            }
        }
        assert_eq!(victim.start(LOG, None).ends(), Some(0), "all tasks come to their ends");
        check(&victim.log(LOG), &mut lost);
    }
    assert!(lost.tasks > 0, "every kill came when nothing waited");
    (lost.kills, lost)
}

/// Holds a log against what is promised.
fn check(log: &[String], lost: &mut Lost) {
    let mut tasks: HashMap<String, Task> = HashMap::new();
    let mut paid: HashMap<(String, u64), u32> = HashMap::new();
    // When each attempt was killed.
    let mut kills: Vec<u128> = Vec::new();
    for line in log {
        let words: Vec<&str> = line.split(' ').collect();
        let [what, task, step, time] = words[..] else { continue };
        let (step, time): (u64, u128) = (step.parse().unwrap(), time.parse().unwrap());
        if what == "killed" {
            kills.push(time);
            continue;
        }
        let name = task.split('/').next().unwrap().to_owned();
        if what == "paid" {
            *paid.entry((name.clone(), step)).or_default() += 1;
        }
        let task = tasks.entry(name.clone()).or_default();
        if task.attempt != kills.len() {
            // The line behind a checkpoint is written again by whoever goes on from it. Behind a start there is none.
            let from = if what == "paid" || step == 1 { step - 1 } else { step };
            goes_on(&name, task, from, &kills[task.attempt..], lost);
            task.attempt = kills.len();
            if from == step {
                continue;
            }
        }
        match what {
            "told" => {
                assert_eq!(step, task.last + 1, "task `{name}` does its steps in their order");
                task.last = step;
                task.told.push((step, time));
            }
            "durable" => {
                assert_eq!(step, task.last + 1, "task `{name}` does its steps in their order");
                (task.last, task.durable) = (step, step);
                task.told.clear();
            }
            // Its intent is durable, and all in front of it.
            "paid" => {
                task.durable = step - 1;
                task.told.clear();
            }
            what => panic!("nobody writes `{what}`"),
        }
    }
    assert_eq!(tasks.len(), 4);
    for (name, task) in &tasks {
        assert_eq!(task.last, 1200, "task `{name}` has come to its end");
        for step in (37..=1200).step_by(37) {
            let times = paid.get(&(name.clone(), step)).copied().unwrap_or_default();
            assert_eq!(times, 1, "step {step} of task `{name}` is paid for once");
        }
    }
}

/// A task goes on behind this step, after kills; it was told nothing but in front of the first.
fn goes_on(name: &str, task: &mut Task, from: u64, kills: &[u128], lost: &mut Lost) {
    assert!(from >= task.durable, "task `{name}` goes on from {from}, though {} was durable", task.durable);
    if let Some((step, told)) = task.told.iter().find(|(step, _)| *step > from) {
        let (step, age) = (*step, kills[0].saturating_sub(*told));
        let most = (INTERVAL + STORING).as_micros();
        assert!(
            age <= most,
            "step {step} of task `{name}` is lost, told {:.1} ms before the kill",
            millis(age)
        );
        lost.tasks += 1;
        lost.steps = lost.steps.max(task.last + 1 - step);
        lost.micros = lost.micros.max(age);
    }
    // Killed behind a step and before its line: it may be one further.
    let most = task.last + kills.len() as u64;
    assert!(from <= most, "task `{name}` goes on from {from}, and was told of {}", task.last);
    task.last = from;
    task.told.clear();
}
