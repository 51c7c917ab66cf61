//! The metrics. They are read from a recorder of the thread's own.

use std::collections::HashMap;

use asap_runtime::Runtime;
use asap_runtime::store::MemoryStore;
use asap_runtime::telemetry;
use metrics_util::MetricKind;
use metrics_util::debugging::{DebugValue, DebuggingRecorder};

use crate::{job, run};

pub(crate) type Values = HashMap<(MetricKind, String), DebugValue>;

pub(crate) fn recorded(work: impl FnOnce()) -> Values {
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    metrics::with_local_recorder(&recorder, work);
    let metrics = snapshotter.snapshot().into_vec();
    let key = |key: &metrics_util::CompositeKey| {
        let labels: Vec<String> =
            key.key().labels().map(|label| format!("{}={}", label.key(), label.value())).collect();
        (key.kind(), format!("{} {}", key.key().name(), labels.join(",")).trim_end().to_owned())
    };
    metrics.into_iter().map(|(composite, _, _, value)| (key(&composite), value)).collect()
}

pub(crate) fn counter(values: &Values, key: &str) -> u64 {
    match values.get(&(MetricKind::Counter, key.to_owned())) {
        Some(DebugValue::Counter(count)) => *count,
        other => panic!("{key}: {other:?} in {:?}", values.keys()),
    }
}

fn histogram(values: &Values, key: &str) -> Vec<f64> {
    match values.get(&(MetricKind::Histogram, key.to_owned())) {
        Some(DebugValue::Histogram(values)) => values.iter().map(|value| value.into_inner()).collect(),
        other => panic!("{key}: {other:?}"),
    }
}

fn gauge(values: &Values, key: &str) -> f64 {
    match values.get(&(MetricKind::Gauge, key.to_owned())) {
        Some(DebugValue::Gauge(value)) => value.into_inner(),
        other => panic!("{key}: {other:?}"),
    }
}

#[test]
fn attempts_and_checkpoints_are_counted() {
    let runtime = Runtime::new(MemoryStore::new());
    let values = recorded(|| {
        assert_eq!(run(&runtime, "a", false).unwrap(), 7);
        assert!(run(&runtime, "b", true).is_err());
    });
    let stored = counter(&values, telemetry::CHECKPOINTS);
    // Each stores its checkpoint and its sleep; whether it must wait for the message, the threads decide.
    assert!((4..=6).contains(&stored), "{stored}");
    assert_eq!(histogram(&values, telemetry::CHECKPOINT_BYTES).len() as u64, stored);
    assert!(histogram(&values, telemetry::CHECKPOINT_BYTES).iter().all(|bytes| *bytes > 100.0));
    assert!(
        histogram(&values, telemetry::CHECKPOINT_SECONDS).iter().all(|seconds| (0.0..1.0).contains(seconds))
    );
    let named = |kind: &str| format!("{} function=telemetry::job,kind={kind}", telemetry::ATTEMPTS);
    assert_eq!(counter(&values, &named("start")), 2);
    let resumes = counter(&values, &named("resume"));
    assert!((2..=4).contains(&resumes), "one behind each wait: {resumes}");
    assert_eq!(counter(&values, &format!("{} outcome=completed", telemetry::ENDS)), 1);
    assert_eq!(counter(&values, &format!("{} outcome=failed", telemetry::ENDS)), 1);
    assert_eq!(counter(&values, &format!("{} outcome=waiting", telemetry::ENDS)), resumes);
    assert_eq!(counter(&values, &format!("{} for=time", telemetry::WAITS)), 2);
    assert_eq!(counter(&values, &format!("{} from=working,to=completed", telemetry::TRANSITIONS)), 1);
    assert_eq!(counter(&values, &format!("{} from=working,to=failed", telemetry::TRANSITIONS)), 1);
}

#[test]
fn queues_are_observed() {
    let runtime = Runtime::new(MemoryStore::new());
    runtime.submit("one", job(false)).unwrap();
    runtime.queue("other").delay(std::time::Duration::from_mins(1)).submit("two", job(false)).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(20));
    let values = recorded(|| runtime.observe().unwrap());
    let waiting =
        |queue: &str| gauge(&values, &format!("{} queue={queue},standing=waiting", telemetry::QUEUED));
    assert_eq!((waiting("default"), waiting("other")), (1.0, 1.0));
    assert!(
        gauge(&values, &format!("{} queue=default,standing=parked", telemetry::QUEUED)).abs() < f64::EPSILON
    );
    let oldest =
        |queue: &str| gauge(&values, &format!("{} queue={queue}", telemetry::OLDEST_WAITING_SECONDS));
    assert!(oldest("default") >= 0.02, "{}", oldest("default"));
    assert!(oldest("other").abs() < f64::EPSILON, "it is not due yet");
}
