//! A worker that is killed.

use std::time::Duration;

use asap_tests::crew::{What, jobs};
use asap_tests::say;

use crate::crew::Crew;

/// Kills workers that have tasks, each of a crew that `begin` makes.
fn take_over(store: &str, begin: impl Fn() -> Crew) {
    let mut waited = Vec::new();
    for _ in 0..5 {
        let crew = begin();
        let tasks = ["sync", "async"].map(|task| format!("{task}-{}", crew.start.queue));
        crew.submit(&tasks[0], jobs::gated(tasks[0].clone(), 3));
        crew.submit(&tasks[1], jobs::gated_later(tasks[1].clone(), 3));
        let mut first = crew.start();
        for task in &tasks {
            crew.open_gate(task, 1, 1);
            crew.waits_for(task, 1, What::Stored(1));
        }
        // It has nothing to do, but to wait for the death of the other.
        let second = crew.start();
        crew.waits_ready(&second);
        let killed = std::time::SystemTime::now();
        first.kill().unwrap();
        let killed = killed.duration_since(std::time::UNIX_EPOCH).unwrap().as_micros();
        for task in &tasks {
            let begins = crew.waits_for(task, 2, What::Begins);
            assert_eq!(begins.process, second.id());
            let took = u64::try_from(u128::from(begins.at) - killed).unwrap();
            waited.push(Duration::from_micros(took));
            assert_eq!(crew.place(task).lost_leases, 1);
            for step in 2..=3 {
                crew.open_gate(task, 2, step);
            }
            crew.completes(task, 3);
            // Step 1 was acknowledged.
            assert!(!crew.said(task).contains(&(2, What::Did(1))));
            crew.runtime.store().delete(task).wait().unwrap();
        }
        assert!(*waited.last().unwrap() < crew.start.lease + Duration::from_secs(1), "{waited:?}");
    }
    waited.sort_unstable();
    let (middle, longest) = (waited[waited.len() / 2], waited[waited.len() - 1]);
    say(&format!(
        "workers, {store}: {} take-overs with a lease of 500 ms: {middle:.0?} at the median, {longest:.0?} at most",
        waited.len()
    ));
    assert!(longest < Duration::from_millis(1500), "{waited:?}");
}

#[test]
fn the_tasks_of_a_killed_worker_are_taken_over_within_the_lease_and_a_second() {
    take_over("SQLite", Crew::new);
}

#[cfg(feature = "servers")]
#[test]
fn so_they_are_on_postgresql() {
    let Some(address) = asap_tests::servers::address("workers", asap_tests::servers::POSTGRES) else {
        return;
    };
    take_over("PostgreSQL", || Crew::on(&address));
}

#[cfg(feature = "servers")]
#[test]
fn so_they_are_on_redis() {
    let Some(address) = asap_tests::servers::address("workers", asap_tests::servers::REDIS) else { return };
    take_over("Redis", || Crew::on(&address));
}

#[test]
fn a_worker_whose_task_was_not_begun_yet_loses_it_too() {
    let crew = Crew::new();
    for number in 0..8 {
        let task = number.to_string();
        crew.submit(&task, jobs::plain(task.clone(), 3, 5));
    }
    // Killed at once, at another place each time: before the tasks are taken, behind that, in their midst.
    for step in 0..12 {
        let mut worker = crew.start();
        crew.waits_ready(&worker);
        std::thread::sleep(Duration::from_micros(700 * step));
        worker.kill().unwrap();
    }
    let _worker = crew.start();
    for number in 0..8 {
        crew.completes(&number.to_string(), 3);
    }
}
