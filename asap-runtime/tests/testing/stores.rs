//! The store with faults is a store, counts what it is asked, and shows it.

use std::sync::{Arc, Mutex};

use asap_runtime::store::queue::{Sending, Sent};
use asap_runtime::store::{MemoryStore, Swap, conformance};
use asap_runtime::testing::{Answer, Fault, FaultyStore, Operation, When};
use asap_runtime::{Runtime, SnapshotStore};

use crate::sample::count;

#[test]
fn without_faults_it_conforms() {
    conformance::run_all(|| Arc::new(FaultyStore::new(MemoryStore::new())));
}

#[test]
fn with_late_answers_it_conforms() {
    conformance::run_all(|| {
        let store = FaultyStore::new(MemoryStore::new());
        store.fail(When::any(), Fault::Late);
        Arc::new(store)
    });
}

#[test]
fn its_queues_conform_with_late_answers_too() {
    conformance::run_queues(|| Arc::new(FaultyStore::new(MemoryStore::new())));
    conformance::run_queues(|| {
        let store = FaultyStore::new(MemoryStore::new());
        store.fail(When::any(), Fault::Late);
        Arc::new(store)
    });
}

#[test]
fn what_is_asked_of_its_queues_fails_and_is_counted() {
    let store = FaultyStore::new(MemoryStore::new());
    let submitted = Runtime::new(store.clone()).submit("t", count(1)).unwrap();
    let _ = submitted;
    let queues = store.queue().unwrap();
    let send = |id| Sending { task_id: "t", topic: "a", id, value: "1", now: std::time::UNIX_EPOCH.into() };
    store.fail(
        When::writes().matching(|operation| matches!(operation, Operation::Send(_))).nth(1),
        Fault::Before,
    );
    store
        .fail(When::any().matching(|operation| matches!(operation, Operation::Send(_))).nth(2), Fault::After);
    let refused = queues.send(send("1")).wait().unwrap_err().to_string();
    assert_eq!(refused, "the store could not send a message of task `t`: injected fault, it was refused");
    assert_eq!(queues.wakes("t").wait().unwrap(), Some(0));
    assert!(queues.send(send("1")).wait().is_err(), "its answer is lost");
    assert_eq!(queues.send(send("1")).wait().unwrap(), Sent::Known);
    assert_eq!(queues.wakes("t").wait().unwrap(), Some(1));
    let asked = store.asked();
    assert_eq!((asked.enqueue, asked.send, asked.wakes, asked.take), (1, 3, 2, 0));
    assert_eq!((asked.writes(), asked.total()), (4, asked.reads() + 4));
}

#[test]
fn it_counts() {
    let store = FaultyStore::<MemoryStore>::default();
    let runtime = Runtime::new(store.clone());
    runtime.run("t", count(4)).unwrap();
    let asked = store.take_asked();
    assert_eq!((asked.append, asked.swap_record, asked.record), (5, 1, 1));
    assert_eq!((asked.reads(), asked.writes(), asked.total()), (1, 6, 7));
    assert_eq!(asked.bytes_read, 0);
    let latest = store.get("t").wait().unwrap().unwrap();
    store.get("nobody").wait().unwrap();
    assert_eq!((store.asked().get, store.asked().total()), (2, 2));
    assert_eq!(store.asked().bytes_read, latest.data.as_json().len() as u64);
}

#[test]
fn it_shows_what_is_asked_and_answered() {
    let store = FaultyStore::new(MemoryStore::new());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (requests, answers) = (Arc::clone(&seen), Arc::clone(&seen));
    store.on_request(move |operation| requests.lock().unwrap().push(operation.to_string()));
    store.on_answer(move |operation, answer| {
        let answer = match answer {
            Answer::Stored => "stored".to_owned(),
            Answer::Found(snapshot) => format!("found {}", snapshot.version),
            Answer::Failed(error) => error.to_string(),
            other => format!("{other:?}"),
        };
        let task = operation.task_id().unwrap_or_default();
        answers.lock().unwrap().push(format!("{task}: {answer}"));
    });
    store.fail(When::swaps().nth(1), Fault::Before);
    Runtime::new(store.clone()).run("t", count(1)).unwrap_err();
    store.get_version("t", 2).wait().unwrap();
    let refused = "t: the store could not swap the record of task `t`: injected fault, it was refused";
    let expected = [
        "read the record of task `t`",
        "t: Done",
        "append version 1 of task `t`",
        "t: stored",
        "append version 2 of task `t`",
        "t: stored",
        "swap the record of task `t`",
        refused,
        "get version 2 of task `t`",
        "t: found 2",
    ];
    assert_eq!(*seen.lock().unwrap(), expected);
}

#[test]
fn a_fault_strikes_the_operations_it_is_meant_for() {
    let failing = |when: When| {
        let store = FaultyStore::new(MemoryStore::new());
        store.fail(when, Fault::Before);
        // Reads at 1, 4, 5 and 6, writes at 2 and 3.
        let store = &store;
        let operations: [&dyn Fn() -> bool; 6] = [
            &|| store.record("t").wait().is_err(),
            &|| store.delete("t").wait().is_err(),
            &|| store.delete_version("t", 7).wait().is_err(),
            &|| store.get_version("t", 7).wait().is_err(),
            &|| store.list_versions("t").wait().is_err(),
            &|| store.records().wait().is_err(),
        ];
        let failed = (1..).zip(operations).filter(|(_, ask)| ask());
        failed.map(|(number, _)| number).collect::<Vec<_>>()
    };
    assert_eq!(failing(When::any()), [1, 2, 3, 4, 5, 6]);
    assert_eq!(failing(When::any().nth(3)), [3]);
    assert_eq!(failing(When::any().from_nth(3)), [3, 4, 5, 6]);
    assert_eq!(failing(When::writes()), [2, 3]);
    assert_eq!(failing(When::reads().nth(2)), [4]);
    assert_eq!(failing(When::any().version(7)), [3, 4]);
    assert_eq!(failing(When::reads().version(7).from_nth(2)), [0; 0]);
    assert_eq!(failing(When::any().matching(|operation| matches!(operation, Operation::Records))), [6]);
}

#[test]
fn the_first_of_several_faults_strikes_and_all_of_them_count() {
    let store = FaultyStore::new(MemoryStore::new());
    store.fail(When::appends().version(1), Fault::Taken);
    store.fail(When::appends().nth(2), Fault::Before);
    assert!(Runtime::new(store.clone()).run("a", count(1)).unwrap_err().is_conflict());
    assert!(Runtime::new(store.clone()).run("a", count(1)).unwrap_err().is_store());
    store.repair();
    assert_eq!(Runtime::new(store.clone()).run("a", count(1)).unwrap(), 1);
}

#[test]
fn a_lost_answer_of_what_was_refused_anyway_changes_nothing() {
    let store = FaultyStore::new(MemoryStore::new());
    Runtime::new(store.clone()).run("t", count(1)).unwrap();
    store.fail(When::swaps(), Fault::After);
    let record = store.record("t").wait().unwrap().unwrap();
    assert!(store.swap_record(Some(7), &record).wait().unwrap_err().is_store());
    store.repair();
    assert_eq!(store.swap_record(Some(7), &record).wait().unwrap(), Swap::Taken);
}
