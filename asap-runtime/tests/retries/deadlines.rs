//! `#[resumable(deadline = "…")]`.

use std::sync::Arc;
use std::time::Duration;

use asap_runtime::store::SnapshotStore;
use asap_runtime::testing::ManualClock;
use asap_runtime::{
    Awaited, Clock, Error, Runtime, TaskStatus, Waits, checkpoint, receive, resumable, sleep,
};

use crate::stores;
use crate::world::World;

const HOUR: Duration = Duration::from_hours(1);

#[resumable(deadline = "1h")]
fn work(steps: u32, #[resource] world: World, #[resource] clock: ManualClock) -> u32 {
    let mut done = 0;
    for step in 0..steps {
        world.act(&step.to_string()).unwrap();
        clock.advance(HOUR / 4);
        done += 1;
        checkpoint!();
    }
    done
}

#[resumable(deadline = "1h")]
fn nap(length: Duration) -> u32 {
    sleep!(length);
    7
}

#[resumable(deadline = "1h")]
async fn ask() -> String {
    receive!("word")
}

#[resumable(deadline = "5s", retry(base = "2s", jitter = false))]
fn fetch(#[resource] world: World) -> Result<u32, String> {
    world.act("fetched")
}

fn bench(store: Arc<dyn SnapshotStore>) -> (World, ManualClock, Runtime) {
    let (world, clock) = (World::default(), ManualClock::new());
    let runtime = Runtime::new(store)
        .with_clock(clock.clone())
        .with_resource(world.clone())
        .with_resource(clock.clone())
        .with_waits(Waits::Return);
    (world, clock, runtime)
}

#[track_caller]
fn is_exceeded<T: std::fmt::Debug>(answer: Result<T, Error>) {
    match answer.unwrap_err() {
        Error::DeadlineExceeded { deadline, .. } => {
            assert_eq!(deadline.to_rfc3339(), "1970-01-01T01:00:00+00:00");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_checkpoint_behind_the_deadline_ends_the_task() {
    for store in stores() {
        let (world, clock, runtime) = bench(store);
        assert_eq!(runtime.run("in time", work(3)).unwrap(), 3);
        clock.advance(HOUR);
        let begun = clock.now();
        let error = runtime.run("late", work(9)).unwrap_err();
        let deadline = match error {
            Error::DeadlineExceeded { deadline, .. } => deadline,
            other => panic!("{other:?}"),
        };
        assert_eq!(deadline, begun + HOUR);
        assert_eq!(
            world.done().len(),
            3 + 4,
            "what was stored at the deadline is stored, and nothing ran behind it"
        );
        let record = runtime.task("late").unwrap().unwrap();
        assert_eq!(record.status, TaskStatus::Failed);
        assert_eq!(
            record.error.unwrap(),
            "task `late` had not ended at its deadline, 1970-01-01T02:45:00Z; only a function with a later deadline can go on with it"
        );
        // Nobody goes on with it: no code of it runs any more.
        assert!(matches!(runtime.run("late", work(9)), Err(Error::DeadlineExceeded { .. })));
        assert!(matches!(runtime.resume::<u32>("late"), Err(Error::DeadlineExceeded { .. })));
        assert_eq!(world.done().len(), 7);
    }
}

#[test]
fn a_wait_ends_no_later_than_the_deadline() {
    for store in stores() {
        let (_, clock, runtime) = bench(store);
        match runtime.run("nap", nap(HOUR * 3)).unwrap_err() {
            Error::Waiting { awaited: Awaited::Time, until, .. } => {
                assert_eq!(until, Some(clock.now() + HOUR));
            }
            other => panic!("{other:?}"),
        }
        clock.advance(HOUR);
        is_exceeded(runtime.run("nap", nap(HOUR * 3)));
        assert_eq!(runtime.task("nap").unwrap().unwrap().status, TaskStatus::Failed);
    }
}

#[tokio::test]
async fn a_task_that_waits_for_somebody_ends_at_its_deadline() {
    for store in stores() {
        let (_, clock, runtime) = bench(store);
        match runtime.run("ask", ask()).await.unwrap_err() {
            Error::Waiting { awaited: Awaited::Message(_), until, .. } => {
                assert_eq!(until, Some(clock.now() + HOUR));
            }
            other => panic!("{other:?}"),
        }
        clock.advance(HOUR);
        is_exceeded(runtime.run("ask", ask()).await);
    }
}

#[test]
fn no_attempt_begins_behind_the_deadline() {
    for store in stores() {
        let (world, clock, runtime) = bench(store);
        world.fails(9);
        let run = || runtime.run("fetch", fetch());
        assert!(run().unwrap_err().is_waiting());
        clock.advance(Duration::from_secs(2));
        // The next would begin 4 seconds later, behind the deadline.
        assert!(run().unwrap_err().is_failed());
        assert_eq!(world.tried(), 2);
    }
}

#[test]
fn a_call_that_waits_with_its_task_sees_the_deadline() {
    for store in stores() {
        let clock = ManualClock::new();
        let runtime = Runtime::new(store).with_clock(clock.clone());
        let waiting = runtime.clone();
        let waiting = std::thread::spawn(move || waiting.run("nap", nap(HOUR * 3)));
        while runtime.store().list_versions("nap").wait().unwrap().len() < 2 {
            std::thread::sleep(Duration::from_millis(1));
        }
        clock.advance(HOUR);
        is_exceeded(waiting.join().unwrap());
    }
}

#[cfg(feature = "worker")]
#[tokio::test(flavor = "multi_thread")]
async fn workers_end_tasks_at_their_deadlines() {
    #[resumable(deadline = "50ms")]
    async fn brief() {
        sleep!(HOUR);
    }

    for store in stores() {
        let runtime = Runtime::new(store);
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let worker = tokio::spawn(asap_runtime::Worker::new(runtime.clone()).run_until(async {
            let _ = stopped.await;
        }));
        runtime.queue("default").submit_async("brief", brief()).await.unwrap();
        let begun = std::time::Instant::now();
        let record = loop {
            let record = runtime.store().record("brief").await.unwrap().unwrap();
            if record.status.is_terminal() {
                break record;
            }
            assert!(begun.elapsed() < Duration::from_secs(30), "{record:?}");
            tokio::time::sleep(Duration::from_millis(2)).await;
        };
        assert_eq!(record.status, TaskStatus::Failed);
        assert!(record.error.unwrap().starts_with("task `brief` had not ended at its deadline"));
        stop.send(()).unwrap();
        assert_eq!(worker.await.unwrap().unwrap().failed, 1);
    }
}
