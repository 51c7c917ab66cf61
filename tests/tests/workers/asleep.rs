//! A worker that sleeps past its lease, and wakes.

use std::time::Duration;

use asap_tests::crew::{What, jobs};
use asap_tests::say;

use crate::crew::Crew;

#[test]
fn a_worker_that_wakes_behind_its_lease_stops_at_its_next_checkpoint_and_works_on() {
    let crew = Crew::new();
    crew.submit("sync", jobs::gated("sync".to_owned(), 4));
    crew.submit("async", jobs::gated_later("async".to_owned(), 4));
    let tasks = ["sync", "async"];
    let sleeper = crew.start();
    for task in tasks {
        crew.open_gate(task, 1, 1);
        crew.waits_for(task, 1, What::Stored(1));
    }
    crew.puts_to_sleep(&sleeper);
    let other = crew.start();
    for task in tasks {
        let begins = crew.waits_for(task, 2, What::Begins);
        assert_eq!(begins.process, other.id());
        crew.open_gate(task, 2, 2);
        crew.waits_for(task, 2, What::Stored(2));
    }
    // Both have a body of each task now. The sleeper's wait at step 2, which the other's have behind them.
    for task in tasks {
        crew.open_gate(task, 1, 2);
        crew.open_gate(task, 1, 3);
    }
    sleeper.wake().unwrap();
    // The synchronous one cannot be stopped before its checkpoint: it does its step once more.
    crew.waits_for("sync", 1, What::Did(2));
    for task in tasks {
        for step in 3..=4 {
            crew.open_gate(task, 2, step);
        }
        crew.completes(task, 4);
        let said = crew.said(task);
        let behind = said.iter().skip_while(|line| **line != (2, What::Begins));
        let old: Vec<_> = behind.filter(|(attempt, _)| *attempt == 1).map(|(_, what)| *what).collect();
        assert!(!old.contains(&What::Stored(2)) && !old.contains(&What::Did(3)), "{task}: {old:?}");
    }
    // It goes on with other tasks when it is alone.
    drop(other);
    crew.submit("next", jobs::plain("next".to_owned(), 3, 1));
    let begins = crew.waits_for("next", 1, What::Begins);
    assert_eq!(begins.process, sleeper.id());
    crew.completes("next", 3);
}

#[test]
fn the_store_refuses_what_one_that_wakes_still_appends() {
    // Whether the worker hears of its loss before the body comes to its checkpoint is a matter of chance; in the end a
    // body is first, and the store refuses it.
    for round in 0..40 {
        let crew = Crew::with_lease(Duration::from_millis(100));
        crew.submit("task", jobs::gated("task".to_owned(), 2));
        let sleeper = crew.start();
        crew.open_gate("task", 1, 1);
        crew.waits_for("task", 1, What::Stored(1));
        crew.puts_to_sleep(&sleeper);
        let other = crew.start();
        crew.open_gate("task", 2, 2);
        crew.completes("task", 2);
        crew.open_gate("task", 1, 2);
        sleeper.wake().unwrap();
        drop(other);
        crew.waits_for("task", 1, What::Did(2));
        // The sleeper has dealt with it when it has completed another task.
        crew.submit("next", jobs::plain("next".to_owned(), 1, 0));
        crew.completes("next", 1);
        crew.completes("task", 2);
        let said = crew.said("task");
        assert!(!said.contains(&(1, What::Stored(2))), "{said:?}");
        if said.contains(&(1, What::Refused(3))) {
            say(&format!("workers: an append was refused in round {round}"));
            return;
        }
    }
    panic!("no append was refused");
}
