//! `#[resumable(retry(…))]`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use asap_runtime::store::{MemoryStore, SnapshotStore};
use asap_runtime::testing::ManualClock;
use asap_runtime::{Awaited, Clock, Error, Runtime, TaskStatus, Waits, checkpoint, receive, resumable};
use chrono::{DateTime, Utc};

use crate::stores;
use crate::world::World;

#[resumable(retry(attempts = 4, base = "1s", max = "3s", jitter = false))]
fn fetch(#[resource] world: World) -> Result<u32, String> {
    let first = world.act("first")?;
    checkpoint!();
    let second = world.act("second")?;
    checkpoint!();
    Ok(first * 100 + second)
}

#[resumable(retry(base = "10ms", max = "20ms"))]
async fn fetch_async(#[resource] world: World) -> Result<u32, String> {
    let got = world.act("fetched")?;
    checkpoint!();
    Ok(got)
}

#[resumable(local, retry(base = "1ms"))]
async fn fetch_local(#[resource] world: World) -> Result<u32, String> {
    world.act("fetched")
}

#[resumable(retry(within = "10s", base = "1s", max = "4s", jitter = false))]
fn fetch_for_ten_seconds(#[resource] world: World) -> Result<u32, String> {
    world.act("fetched")
}

#[resumable(retry(attempts = 3, base = "1s", jitter = false, on = is_passing))]
fn fetch_unless_gone(kind: String, #[resource] world: World) -> Result<u32, std::io::Error> {
    world.act("fetched").map_err(|text| match &*kind {
        "gone" => std::io::Error::new(std::io::ErrorKind::NotFound, text),
        _ => std::io::Error::new(std::io::ErrorKind::TimedOut, text),
    })
}

fn is_passing(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::TimedOut
}

#[resumable(retry(attempts = 3, base = "1s", jitter = false))]
fn fragile(#[resource] world: World) -> u32 {
    match world.act("held") {
        Ok(tried) => tried,
        Err(why) => panic!("{why}"),
    }
}

#[resumable(retry(attempts = 2, base = "1s", jitter = false))]
fn told(#[resource] world: World) -> Result<String, String> {
    let word: String = receive!("word");
    world.act(&word)?;
    Ok(word)
}

/// One without a policy.
#[resumable]
fn once(#[resource] world: World) -> Result<u32, String> {
    world.act("once")
}

struct Bench {
    world: World,
    clock: ManualClock,
    runtime: Runtime,
}

impl Bench {
    /// A runtime that returns when a task waits.
    fn new(store: Arc<dyn SnapshotStore>) -> Self {
        let (world, clock) = (World::default(), ManualClock::new());
        let runtime = Runtime::new(store)
            .with_clock(clock.clone())
            .with_resource(world.clone())
            .with_waits(Waits::Return);
        Self { world, clock, runtime }
    }

    fn pass(&self, millis: u64) {
        self.clock.advance(Duration::from_millis(millis));
    }
}

/// The failures so far, and the seconds until the next attempt.
#[track_caller]
fn waits<T: std::fmt::Debug>(clock: &ManualClock, answer: Result<T, Error>) -> (u32, f64) {
    match answer.unwrap_err() {
        Error::Waiting { awaited: Awaited::Retry { failures, .. }, until: Some(until), .. } => {
            (failures, seconds(until - clock.now()))
        }
        other => panic!("{other:?}"),
    }
}

fn seconds(delta: chrono::TimeDelta) -> f64 {
    delta.as_seconds_f64()
}

fn begun() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}

#[test]
fn a_failed_attempt_is_repeated_after_longer_and_longer_pauses() {
    for store in stores() {
        let Bench { world, clock, runtime } = &Bench::new(store);
        world.fails(3);
        let run = || runtime.run("fetch", fetch());
        assert_eq!(waits(clock, run()), (1, 1.0));
        let record = runtime.task("fetch").unwrap().unwrap();
        assert_eq!((record.status, record.failures), (TaskStatus::Working, 1));
        assert_eq!(record.failing_since, Some(begun()));
        assert_eq!(record.error.as_deref(), Some("first failed at try 1"));
        // Whoever comes too early, in whatever process, waits for the rest.
        clock.advance(Duration::from_millis(400));
        assert_eq!(waits(clock, run()), (1, 0.6));
        assert_eq!(waits(clock, runtime.resume::<u32>("fetch")), (1, 0.6));
        assert_eq!(world.tried(), 1);
        clock.advance(Duration::from_millis(600));
        assert_eq!(waits(clock, run()), (2, 2.0));
        clock.advance(Duration::from_secs(2));
        assert_eq!(waits(clock, run()), (3, 3.0), "the longest pause");
        clock.advance(Duration::from_secs(3));
        assert_eq!(run().unwrap(), 405);
        let record = runtime.task("fetch").unwrap().unwrap();
        assert_eq!((record.failures, record.failing_since, record.error), (0, None, None));
    }
}

#[test]
fn the_last_failure_is_the_tasks() {
    for store in stores() {
        let bench = Bench::new(store);
        let Bench { world, clock, runtime } = &bench;
        world.fails(9);
        for failures in 1..4 {
            assert_eq!(waits(clock, runtime.run("fetch", fetch())).0, failures);
            bench.pass(3000);
        }
        let error = runtime.run("fetch", fetch()).unwrap_err();
        assert_eq!(error.to_string(), "task `fetch` failed: first failed at try 4");
        let record = runtime.task("fetch").unwrap().unwrap();
        assert_eq!((record.status, record.failures), (TaskStatus::Failed, 4));
        // Somebody asks for it: at once, and the policy begins anew.
        assert_eq!(waits(clock, runtime.run("fetch", fetch())), (1, 1.0));
        assert_eq!(world.tried(), 5);
    }
}

#[test]
fn getting_on_begins_the_count_anew() {
    for store in stores() {
        let bench = Bench::new(store);
        let Bench { world, clock, runtime } = &bench;
        world.fails(3);
        for failures in 1..4 {
            assert_eq!(waits(clock, runtime.run("fetch", fetch())).0, failures);
            bench.pass(3000);
        }
        // The first part is done now, and the second fails.
        world.fails_behind(1, 2);
        assert_eq!(waits(clock, runtime.run("fetch", fetch())), (1, 1.0));
        let since = runtime.task("fetch").unwrap().unwrap().failing_since.unwrap();
        assert_eq!(since, clock.now());
        bench.pass(1000);
        assert_eq!(waits(clock, runtime.run("fetch", fetch())), (2, 2.0));
        bench.pass(2000);
        assert_eq!(runtime.run("fetch", fetch()).unwrap(), 407);
    }
}

#[test]
fn a_limit_of_time() {
    for store in stores() {
        let bench = Bench::new(store);
        let Bench { world, clock, runtime } = &bench;
        world.fails(99);
        let run = || runtime.run("ten", fetch_for_ten_seconds());
        // At 0, 1, 3 and 7 seconds; the next would begin at 11.
        for (failures, pause) in [(1, 1.0), (2, 2.0), (3, 4.0)] {
            assert_eq!(waits(clock, run()), (failures, pause));
            clock.advance(Duration::from_secs_f64(pause));
        }
        assert!(run().unwrap_err().is_failed());
        assert_eq!(clock.elapsed(), Duration::from_secs(7));
    }
}

#[test]
fn only_errors_that_the_policy_is_for() {
    for store in stores() {
        let Bench { world, clock, runtime } = &Bench::new(store);
        world.fails(99);
        assert_eq!(waits(clock, runtime.run("slow", fetch_unless_gone("slow".to_owned()))), (1, 1.0));
        let error = runtime.run("gone", fetch_unless_gone("gone".to_owned())).unwrap_err();
        assert_eq!(error.downcast_ref::<std::io::Error>().unwrap().kind(), std::io::ErrorKind::NotFound);
        assert_eq!(runtime.task("gone").unwrap().unwrap().status, TaskStatus::Failed);
        assert!(runtime.run("once", once()).unwrap_err().is_failed(), "no policy");
    }
}

#[test]
fn panics_are_failed_attempts() {
    for store in stores() {
        let bench = Bench::new(store);
        let Bench { world, clock, runtime } = &bench;
        world.fails(2);
        assert_eq!(waits(clock, runtime.run("fragile", fragile())), (1, 1.0));
        bench.pass(1000);
        assert_eq!(waits(clock, runtime.run("fragile", fragile())), (2, 2.0));
        bench.pass(2000);
        assert_eq!(runtime.run("fragile", fragile()).unwrap(), 3);
        world.fails(3);
        for _ in 0..2 {
            waits(clock, runtime.run("broken", fragile()));
            bench.pass(2000);
        }
        let error = runtime.run("broken", fragile()).unwrap_err();
        assert!(
            matches!(&error, Error::Panicked { message, .. } if message == "held failed at try 6"),
            "{error}"
        );
    }
}

#[test]
fn the_wait_says_what_it_is_for() {
    let Bench { world, runtime, .. } = &Bench::new(Arc::new(MemoryStore::new()));
    world.fails(1);
    let error = runtime.run("fetch", fetch()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "task `fetch` waits to be tried again after its failure 1 (first failed at try 1), until 1970-01-01T00:00:01Z"
    );
}

#[test]
fn a_message_does_not_wait_for_a_pause() {
    for store in stores() {
        let bench = Bench::new(store);
        let Bench { world, clock, runtime } = &bench;
        runtime.run("told", told()).unwrap_err();
        runtime.send("told", "word", "one".to_owned()).unwrap();
        world.fails(1);
        assert_eq!(waits(clock, runtime.run("told", told())).0, 1);
        bench.pass(1000);
        assert_eq!(runtime.run("told", told()).unwrap(), "one");
    }
}

#[test]
fn a_call_waits_with_its_task_between_attempts() {
    for store in stores() {
        let world = World::default();
        let runtime = Runtime::new(store).with_resource(world.clone());
        world.fails(1);
        let begun = Instant::now();
        assert_eq!(runtime.run("fetch", fetch()).unwrap(), 203);
        assert!(begun.elapsed() >= Duration::from_secs(1), "{:?}", begun.elapsed());
    }
}

#[test]
fn recovery_leaves_a_task_in_its_pause() {
    for store in stores() {
        let bench = Bench::new(store);
        bench.world.fails(1);
        waits(&bench.clock, bench.runtime.run("fetch", fetch()));
        let recovered = bench.runtime.recover().unwrap();
        assert!(
            matches!(&recovered[..], [(id, Err(Error::Waiting { .. }))] if id == "fetch"),
            "{recovered:?}"
        );
        assert_eq!(bench.world.tried(), 1);
        bench.pass(1000);
        let recovered = bench.runtime.recover().unwrap();
        assert!(matches!(&recovered[..], [(_, Ok(()))]), "{recovered:?}");
    }
}

#[tokio::test]
async fn functions_of_each_kind_are_repeated() {
    for store in stores() {
        let world = World::default();
        let runtime = Runtime::new(store).with_resource(world.clone());
        world.fails(4);
        assert_eq!(runtime.run("async", fetch_async()).await.unwrap(), 5);
        world.fails(4);
        assert_eq!(runtime.run("local", fetch_local()).await.unwrap(), 10);
        world.fails(5);
        let error = runtime.run("too often", fetch_async()).await.unwrap_err();
        assert_eq!(error.to_string(), "task `too often` failed: fetched failed at try 15");
    }
}

#[cfg(feature = "worker")]
mod workers {
    use asap_runtime::Worker;
    use tokio::sync::oneshot;

    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn workers_put_failed_tasks_back_for_their_pauses() {
        for store in stores() {
            let world = World::default();
            let runtime = Runtime::new(store).with_resource(world.clone());
            world.fails(3);
            let (stop, stopped) = oneshot::channel::<()>();
            let worker = Worker::new(runtime.clone()).concurrency(2);
            let worker = tokio::spawn(worker.run_until(async {
                let _ = stopped.await;
            }));
            runtime.queue("default").submit_async("fetch", fetch_async()).await.unwrap();
            let begun = Instant::now();
            let record = loop {
                let record = runtime.store().record("fetch").await.unwrap().unwrap();
                if record.status.is_terminal() {
                    break record;
                }
                assert!(begun.elapsed() < Duration::from_secs(30), "{record:?}");
                tokio::time::sleep(Duration::from_millis(2)).await;
            };
            assert_eq!((record.status, record.result.as_deref()), (TaskStatus::Completed, Some("4")));
            stop.send(()).unwrap();
            let summary = worker.await.unwrap().unwrap();
            assert_eq!((summary.completed, summary.failed, summary.waiting), (1, 0, 3), "{summary:?}");
        }
    }
}
