//! Schedules.

use std::time::Duration;

use asap_runtime::store::MemoryStore;
use asap_runtime::testing::ManualClock;
use asap_runtime::{Error, Missed, Runtime, Schedule, Submitted, Waits, checkpoint, resumable};

use crate::stores;

#[resumable]
fn report(of: String) -> String {
    checkpoint!();
    format!("report of {of}")
}

#[resumable(name = "ticking", cron = "* * * * * *")]
async fn ticking() -> u32 {
    checkpoint!();
    1
}

const DAY: Duration = Duration::from_hours(24);

/// The ids of the tasks that a schedule has begun.
fn begun(runtime: &Runtime) -> Vec<String> {
    let tasks = runtime.tasks().unwrap().into_iter().map(Result::unwrap);
    let mut ids: Vec<_> =
        tasks.filter(|task| task.parent_task_id.is_some()).map(|task| task.task_id).collect();
    ids.sort();
    ids
}

fn nightly(missed: Missed) -> Schedule {
    Schedule::cron("0 3 * * *").unwrap().missed(missed)
}

#[test]
fn a_task_is_begun_at_each_time() {
    for store in stores() {
        let clock = ManualClock::new();
        let runtime = Runtime::new(store).with_clock(clock.clone()).with_waits(Waits::Return);
        let make = || runtime.schedule("nightly", &nightly(Missed::Once), report("a".to_owned())).unwrap();
        assert_eq!(make(), Submitted::New);
        assert_eq!(make(), Submitted::Known);
        let go_on = || match runtime.resume::<Option<String>>("nightly").unwrap_err() {
            Error::Waiting { until: Some(until), .. } => until.to_rfc3339(),
            other => panic!("{other:?}"),
        };
        assert_eq!(go_on(), "1970-01-01T03:00:00+00:00");
        assert!(begun(&runtime).is_empty());
        clock.advance(DAY / 8);
        assert_eq!(go_on(), "1970-01-02T03:00:00+00:00");
        assert_eq!(begun(&runtime), ["nightly/1970-01-01T03:00:00Z"]);
        assert_eq!(go_on(), "1970-01-02T03:00:00+00:00");
        clock.advance(DAY);
        assert_eq!(go_on(), "1970-01-03T03:00:00+00:00");
        assert_eq!(begun(&runtime), ["nightly/1970-01-01T03:00:00Z", "nightly/1970-01-02T03:00:00Z"]);
        assert_eq!(runtime.resume::<String>("nightly/1970-01-02T03:00:00Z").unwrap(), "report of a");
    }
}

#[test]
fn missed_times_are_made_up_for_as_told() {
    for (missed, expected) in [(Missed::Once, 1), (Missed::All, 5), (Missed::Skip, 0)] {
        let clock = ManualClock::new();
        let runtime = Runtime::new(MemoryStore::new()).with_clock(clock.clone()).with_waits(Waits::Return);
        runtime.schedule("nightly", &nightly(missed), report("a".to_owned())).unwrap();
        clock.advance(DAY * 5);
        let waiting = runtime.resume::<Option<String>>("nightly").unwrap_err();
        assert!(waiting.to_string().ends_with("until 1970-01-06T03:00:00Z"), "{waiting}");
        assert_eq!(begun(&runtime).len(), expected, "{missed:?}");
    }
}

#[test]
fn another_schedule_replaces_it() {
    for store in stores() {
        let clock = ManualClock::new();
        let runtime = Runtime::new(store).with_clock(clock.clone()).with_waits(Waits::Return);
        runtime.schedule("report", &nightly(Missed::Once), report("a".to_owned())).unwrap();
        let hourly = Schedule::cron("0 * * * *").unwrap();
        assert_eq!(runtime.schedule("report", &hourly, report("b".to_owned())).unwrap(), Submitted::New);
        clock.advance(DAY / 24);
        runtime.resume::<Option<String>>("report").unwrap_err();
        assert_eq!(begun(&runtime), ["report/1970-01-01T01:00:00Z"]);
        assert!(runtime.unschedule("report").unwrap());
        assert!(!runtime.unschedule("report").unwrap());
        assert_eq!(runtime.resume::<String>("report/1970-01-01T01:00:00Z").unwrap(), "report of b");
        let error = runtime.unschedule("report/1970-01-01T01:00:00Z").unwrap_err();
        assert!(matches!(error, Error::FunctionDiffers { .. }), "{error}");
    }
}

#[tokio::test]
async fn an_executor_makes_and_takes_away_schedules_without_blocking() {
    for store in stores() {
        let runtime = Runtime::new(store);
        let (when, call) = (nightly(Missed::Once), || report("a".to_owned()));
        let error = runtime.schedule("report", &when, call()).unwrap_err();
        assert!(matches!(error, Error::InsideExecutor { .. }), "{error}");
        assert_eq!(runtime.schedule_async("report", &when, call()).await.unwrap(), Submitted::New);
        let error = runtime.unschedule("report").unwrap_err();
        assert!(matches!(error, Error::InsideExecutor { .. }), "{error}");
        assert!(runtime.unschedule_async("report").await.unwrap());
        assert!(!runtime.unschedule_async("report").await.unwrap());
    }
}

#[cfg(feature = "worker")]
#[tokio::test(flavor = "multi_thread")]
async fn a_function_that_says_when_is_begun_by_workers() {
    use asap_runtime::{TaskStatus, Worker};

    for store in stores() {
        let runtime = Runtime::new(store);
        let workers: Vec<_> = (0..2)
            .map(|_| {
                let stop = tokio::time::sleep(Duration::from_millis(2500));
                tokio::spawn(Worker::new(runtime.clone()).run_until(stop))
            })
            .collect();
        for worker in workers {
            worker.await.unwrap().unwrap();
        }
        let tasks: Vec<_> =
            runtime.store().records().await.unwrap().into_iter().map(Result::unwrap).collect();
        let begun: Vec<_> = tasks.iter().filter(|task| task.function == "ticking").collect();
        assert!((1..=3).contains(&begun.len()), "each time once: {begun:?}");
        assert!(begun.iter().all(|task| task.task_id.starts_with("ticking/")), "{begun:?}");
        assert!(begun.iter().any(|task| task.status == TaskStatus::Completed), "{begun:?}");
    }
}
