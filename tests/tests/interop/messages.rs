//! Python's agents ask for the state of a Rust task, and the other way round.

use std::path::Path;

use asap_runtime::protocol::{Envelope, StateQuery, StateRestore, StateRestoreAck};
use asap_runtime::{Runtime, StateSnapshot, checkpoint, resumable};
use chrono::Utc;

use crate::other::Other;
use crate::python::python;

thread_local! {
    static STOPS: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

#[resumable]
fn sum(numbers: Vec<f64>) -> Result<f64, String> {
    let mut sum = 0.0;
    for number in numbers {
        sum += number;
        checkpoint!();
    }
    if STOPS.get() { Err("stopped".to_owned()) } else { Ok(sum) }
}

/// A task `t` with versions 1 to 5 that has failed.
fn stopped(file: &Path) -> Runtime {
    let runtime = Runtime::open(file).unwrap();
    STOPS.set(true);
    assert!(runtime.run("t", sum(vec![1.5, 2.0, 3.25, 4.0])).unwrap_err().is_failed());
    STOPS.set(false);
    runtime
}

/// What Python makes of an envelope of ours.
fn read(other: &mut Other, envelope: &Envelope) {
    other.tell("envelope");
    assert_eq!(other.ask(&envelope.to_json()), envelope.to_json());
}

#[test]
fn queries_and_restores_are_exchanged_byte_for_byte() {
    let Some(python) = python() else { return };
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let runtime = stopped(&file);
    let mut other = Other::start(python, "messages.py", [&file]);
    let asked = other.ask("query t 3");
    let envelope = Envelope::from_json(&asked).unwrap();
    assert_eq!(envelope.to_json(), asked);
    let query: StateQuery = envelope.read().unwrap().unwrap();
    assert_eq!(query, StateQuery { task_id: "t".into(), version: Some(3) });
    let snapshot = runtime.answer_query(&query).unwrap();
    read(&mut other, &envelope.answer(&snapshot, Utc::now()));
    other.tell("snapshot");
    assert_eq!(other.ask(&snapshot.to_json()), snapshot.to_json());
    let latest: StateQuery = Envelope::from_json(&other.ask("query t")).unwrap().read().unwrap().unwrap();
    assert_eq!(runtime.answer_query(&latest).unwrap().version, 5);

    let asked = other.ask(&format!("restore t {}", snapshot.id));
    let envelope = Envelope::from_json(&asked).unwrap();
    assert_eq!(envelope.to_json(), asked);
    let restore: StateRestore = envelope.read().unwrap().unwrap();
    let ack = runtime.restore(&restore).unwrap();
    assert!(ack.is_ok());
    read(&mut other, &envelope.answer(&ack, Utc::now()));
    other.end();
    assert_eq!(runtime.resume::<f64>("t").unwrap().to_bits(), 10.75f64.to_bits());
}

/// The package's own handler knows the latest snapshot only: behind a restore that is the one that was restored.
#[test]
fn the_package_s_own_handler_answers_the_same() {
    let Some(python) = python() else { return };
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let runtime = stopped(&file);
    let mut other = Other::start(python, "messages.py", [&file]);
    let third = runtime.store().get_version("t", 3).wait().unwrap().unwrap();
    let restore = StateRestore { task_id: "t".to_owned(), snapshot_id: third.id };
    let agents = ("urn:asap:agent:rust", "urn:asap:agent:python");
    let envelope = Envelope::new(agents.0, agents.1, &restore, Utc::now()).unwrap();
    let mut handled = || {
        other.tell("handle");
        let answer = Envelope::from_json(&other.ask(&envelope.to_json())).unwrap();
        assert_eq!(answer.correlation_id.as_ref(), Some(&envelope.id));
        answer
    };
    let before = handled();
    assert_eq!(before.payload.as_json(), StateRestoreAck::not_found().to_json());
    let ack = runtime.restore(&restore).unwrap();
    let after = handled();
    assert_eq!(after.payload.as_json(), ack.to_json());
    assert_eq!(after.payload_type, envelope.answer(&ack, Utc::now()).payload_type);
    other.end();
}

#[test]
fn exports_are_lines_that_python_reads_and_a_fork_is_its_migration() {
    let Some(python) = python() else { return };
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.db");
    let runtime = stopped(&file);
    let mut other = Other::start(python, "messages.py", [&file]);
    for line in runtime.export("t").unwrap().lines().skip(1) {
        other.tell("snapshot");
        assert_eq!(other.ask(line), line);
    }
    let moved = StateSnapshot::from_json(&other.ask("move t theirs")).unwrap();
    let forked = runtime.fork("t", None, "ours").unwrap();
    let (id, task_id) = (moved.id.clone(), moved.task_id.clone());
    assert_eq!(StateSnapshot { id, task_id, ..forked }, moved);
    other.end();
    for task_id in ["theirs", "ours"] {
        assert_eq!(runtime.resume::<f64>(task_id).unwrap().to_bits(), 10.75f64.to_bits());
    }
}
