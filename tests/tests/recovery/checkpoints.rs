//! Killed at every checkpoint: just before it is stored, just after, and at each in turn.

use asap_tests::say;

use crate::task::{FUNCTIONS, Task, Whole};

/// Kills one task per checkpoint at the place, and lets each carry on to the end.
fn one_task_per_checkpoint(place: &str) {
    let mut kills = 0;
    for whole in FUNCTIONS.map(Whole::run) {
        for version in whole.checkpoints() {
            let task = Task::new(whole.function);
            assert!(task.killed_at(&format!("{place}:{version}")));
            kills += 1;
            task.completes_as(&whole);
        }
    }
    say(&format!("recovery: {kills} kills, each {place} a checkpoint was stored"));
    assert!(kills >= 50, "{kills} kills are too few to call it every checkpoint");
}

#[test]
fn killed_before_each_checkpoint_is_stored() {
    one_task_per_checkpoint("before");
}

#[test]
fn killed_after_each_checkpoint_was_stored() {
    one_task_per_checkpoint("after");
}

#[test]
fn killed_at_the_start_before_and_after_it_is_stored() {
    let mut kills = 0;
    for whole in FUNCTIONS.map(Whole::run) {
        for place in ["before:1", "after:1"] {
            let task = Task::new(whole.function);
            assert!(task.killed_at(place));
            kills += 1;
            task.completes_as(&whole);
        }
    }
    say(&format!("recovery: {kills} kills at the start, before and after it was stored"));
}

#[test]
fn killed_at_every_checkpoint_of_one_task_in_turn() {
    let mut kills = 0;
    for whole in FUNCTIONS.map(Whole::run) {
        let task = Task::new(whole.function);
        for version in whole.checkpoints() {
            assert!(task.killed_at(&format!("after:{version}")));
            kills += 1;
        }
        task.completes_as(&whole);
    }
    say(&format!("recovery: {kills} kills, all checkpoints of one task in turn"));
}

#[test]
fn killed_after_each_effect() {
    let mut kills = 0;
    for whole in FUNCTIONS.map(Whole::run) {
        // An effect after a checkpoint is made again by the next attempt, so that the first is where it goes on.
        let effects = whole.log.iter().filter(|line| line.starts_with("effect ")).count();
        for effect in (1..=effects).step_by(3) {
            let task = Task::new(whole.function);
            assert!(task.killed_at(&format!("effect:{effect}")));
            kills += 1;
            task.completes_as(&whole);
        }
    }
    say(&format!("recovery: {kills} kills, each after an effect"));
}

#[test]
fn killed_before_the_end_is_recorded() {
    let mut kills = 0;
    for whole in FUNCTIONS.map(Whole::run) {
        let task = Task::new(whole.function);
        assert!(task.killed_at("claim"));
        kills += 1;
        task.completes_as(&whole);
    }
    say(&format!("recovery: {kills} kills before the end was recorded"));
}
