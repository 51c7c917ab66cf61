//! A worker that is told to end, as a pod is that is evicted.

use std::time::{Duration, Instant};

use asap_runtime::store::queue::Standing;
use asap_tests::crew::{What, jobs};
use asap_tests::say;

use crate::crew::{Crew, PATIENCE};

/// So long that nobody waits for it to run out.
const LONG: Duration = Duration::from_mins(10);

#[test]
fn tasks_come_to_their_next_checkpoints_and_go_on_elsewhere_at_once() {
    let crew = Crew::with_lease(LONG);
    crew.submit("sync", jobs::gated("sync".to_owned(), 3));
    crew.submit("async", jobs::gated_later("async".to_owned(), 3));
    let tasks = ["sync", "async"];
    let mut first = crew.start();
    for task in tasks {
        crew.open_gate(task, 1, 1);
        crew.waits_for(task, 1, What::Stored(1));
    }
    first.terminate().unwrap();
    // Nothing is taken any more.
    crew.submit("late", jobs::plain("late".to_owned(), 2, 0));
    let begun = Instant::now();
    for task in tasks {
        crew.open_gate(task, 1, 2);
        crew.open_gate(task, 1, 3);
    }
    assert_eq!(first.ends_within(crew.start.grace).unwrap().and_then(|status| status.code()), Some(0));
    let ended = begun.elapsed();
    for task in tasks {
        assert!(matches!(crew.place(task).standing, Standing::Waiting(_)), "{:?}", crew.place(task));
        assert_eq!(crew.place(task).lost_leases, 0);
        let said = crew.said(task);
        assert!(said.contains(&(1, What::Did(2))), "it was let to its checkpoint: {said:?}");
        assert!(!said.contains(&(1, What::Did(3))), "and no further: {said:?}");
        assert_eq!(crew.runtime.store().list_versions(task).wait().unwrap(), [1, 2, 3]);
    }
    assert!(crew.said("late").is_empty());
    let _second = crew.start();
    for task in tasks {
        // Its lease has ten minutes to go; nobody waits for that.
        crew.waits_for(task, 2, What::Begins);
        crew.open_gate(task, 2, 3);
        crew.completes(task, 3);
        assert!(!crew.said(task).contains(&(2, What::Did(2))), "it was acknowledged");
    }
    crew.completes("late", 2);
    say(&format!("workers: told to end, gone {ended:.0?} after its tasks could come to their checkpoints"));
}

#[test]
fn what_comes_to_no_checkpoint_in_time_is_given_back() {
    let mut crew = Crew::with_lease(LONG);
    crew.start.grace = Duration::from_millis(300);
    crew.submit("sync", jobs::gated("sync".to_owned(), 2));
    crew.submit("async", jobs::gated_later("async".to_owned(), 2));
    let tasks = ["sync", "async"];
    let mut first = crew.start();
    for task in tasks {
        crew.open_gate(task, 1, 1);
        crew.waits_for(task, 1, What::Stored(1));
    }
    let begun = Instant::now();
    first.terminate().unwrap();
    assert_eq!(first.ends_within(PATIENCE).unwrap().and_then(|status| status.code()), Some(0));
    let took = begun.elapsed();
    assert!(took >= crew.start.grace, "it was given its time: {took:?}");
    assert!(took < crew.start.grace + Duration::from_secs(5), "{took:?}");
    for task in tasks {
        assert!(matches!(crew.place(task).standing, Standing::Waiting(_)), "{:?}", crew.place(task));
        assert_eq!(crew.place(task).lost_leases, 0);
    }
    let _second = crew.start();
    for task in tasks {
        crew.open_gate(task, 2, 2);
        crew.completes(task, 2);
    }
}

#[test]
fn a_second_signal_ends_the_grace_period() {
    let mut crew = Crew::with_lease(LONG);
    crew.start.grace = LONG;
    crew.submit("task", jobs::gated("task".to_owned(), 2));
    let mut worker = crew.start();
    crew.open_gate("task", 1, 1);
    crew.waits_for("task", 1, What::Stored(1));
    worker.terminate().unwrap();
    // Two signals that arrive at once are one, so it is told until it listens.
    let begun = Instant::now();
    while worker.ends_within(Duration::from_millis(20)).unwrap().is_none() {
        assert!(begun.elapsed() < PATIENCE);
        worker.terminate().unwrap();
    }
    assert_eq!(worker.ended().unwrap().and_then(|status| status.code()), Some(0));
    assert!(matches!(crew.place("task").standing, Standing::Waiting(_)));
}

#[test]
fn a_signal_at_the_first_look_is_heard() {
    let crew = Crew::new();
    for _ in 0..20 {
        let mut worker = crew.start();
        crew.waits_ready(&worker);
        worker.terminate().unwrap();
        let status = worker.ends_within(PATIENCE).unwrap().expect("it ends");
        assert_eq!(status.code(), Some(0), "{status}");
    }
}
