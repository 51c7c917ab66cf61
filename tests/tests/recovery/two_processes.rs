//! Two processes that run one task.

use asap_tests::victim::{Running, check_log};

use crate::task::{FUNCTIONS, Task, Whole, stored};

/// The code with which a victim ends whose task somebody else runs.
const CONFLICT: Option<i32> = Some(3);

#[test]
fn of_two_that_carry_on_at_once_exactly_one_goes_on() {
    for whole in FUNCTIONS.map(Whole::run) {
        let task = Task::new(whole.function);
        assert!(task.killed_at("after:4"));
        let mut processes = ["one", "two"].map(|log| task.victim.start(log, Some("claim")));
        // Both have read the same record, and both are about to take the task.
        assert!(processes.iter_mut().all(Running::pauses));
        let [mut one, mut two] = processes;
        one.go_on();
        // The end of the first is a second claim, at which it waits again: it has run everything.
        assert!(one.pauses());
        two.go_on();
        assert_eq!(two.ends(), CONFLICT);
        one.go_on();
        assert_eq!(one.ends(), Some(0));
        assert_eq!(task.victim.log("two"), ["from 4"], "whoever lost has run nothing");
        let mut log = task.victim.log("log");
        log.extend(task.victim.log("one"));
        check_log(&log, &whole.log);
        assert_eq!(stored(&task.victim.file()).0, whole.snapshots);
    }
}

#[test]
fn one_that_was_thought_dead_stores_nothing_more() {
    for whole in FUNCTIONS.map(Whole::run) {
        let task = Task::new(whole.function);
        let mut slow = task.victim.start("slow", Some("before:5"));
        assert!(slow.pauses());
        assert_eq!(task.victim.start("log", None).ends(), Some(0));
        slow.go_on();
        assert_eq!(slow.ends(), CONFLICT);
        let before = task.victim.log("slow");
        assert_eq!(before, whole.log[..before.len()], "and has done nothing since");
        assert!(!before.contains(&"stored 5".to_owned()));
        let mut log = before;
        log.extend(task.victim.log("log"));
        check_log(&log, &whole.log);
        assert_eq!(stored(&task.victim.file()).0, whole.snapshots);
    }
}

#[test]
fn one_that_was_thought_dead_cannot_end_the_task() {
    let whole = Whole::run("batches");
    let task = Task::new("batches");
    let mut slow = task.victim.start("slow", Some("claim"));
    assert!(slow.pauses());
    let mut other = task.victim.start("log", Some("effect:1"));
    assert!(other.pauses());
    slow.go_on();
    assert_eq!(slow.ends(), CONFLICT, "its result is not recorded");
    assert_eq!(stored(&task.victim.file()).1, None);
    other.go_on();
    assert_eq!(other.ends(), Some(0));
    assert_eq!(stored(&task.victim.file()).0, whole.snapshots);
}

#[test]
fn of_many_that_begin_at_once_the_task_is_run_once() {
    for whole in FUNCTIONS.map(Whole::run) {
        let task = Task::new(whole.function);
        let logs = ["one", "two", "three", "four"];
        let mut processes = logs.map(|log| task.victim.start(log, Some("before:1")));
        assert!(processes.iter_mut().all(Running::pauses));
        for process in &mut processes {
            process.go_on();
        }
        let mut codes = processes.map(Running::ends);
        codes.sort_unstable();
        assert_eq!(
            codes,
            [Some(0), CONFLICT, CONFLICT, CONFLICT],
            "{:?}",
            logs.map(|log| task.victim.log(log))
        );
        let begun = logs.map(|log| task.victim.log(log)).into_iter().filter(|log| log.len() > 1);
        assert_eq!(begun.collect::<Vec<_>>(), [whole.log]);
    }
}
