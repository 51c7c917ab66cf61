//! Which run of a manifest it is: yesterday's, that has completed, or one to go on with.

use asap_runtime::{Result, Runtime, TaskStatus};

/// The run to be at work on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// Its task id.
    pub(crate) id: String,
    /// Whether it was begun by another process, which did not complete it.
    pub(crate) begun: bool,
    /// The ids of earlier runs, to be forgotten when this one has completed.
    pub(crate) earlier: Vec<String>,
}

/// The last run if it has not completed, else the next one.
///
/// Each run is a task of its own, numbered, so that of two processes that start a new one at the same time
/// one takes it over from the other, and none deletes what the other has begun.
///
/// # Errors
///
/// The store's.
pub(crate) fn current(runtime: &Runtime, task: &str, fresh: bool) -> Result<Run> {
    let mut runs: Vec<(u64, String, TaskStatus)> = runtime
        .tasks()?
        .into_iter()
        // One that cannot be read is an error of `run`, if its number is the next.
        .flatten()
        .filter_map(|record| {
            let number = record.task_id.strip_prefix(task)?.strip_prefix(" #")?.parse().ok()?;
            Some((number, record.task_id, record.status))
        })
        .collect();
    runs.sort_by_key(|(number, ..)| *number);
    let begun = match runs.last() {
        Some((_, id, status)) if *status != TaskStatus::Completed => {
            if fresh {
                runtime.store().delete(id).wait()?;
            }
            !fresh
        }
        _ => false,
    };
    let last = if begun { runs.pop() } else { None };
    let number = runs.last().map_or(0, |(number, ..)| *number) + 1;
    let id = last.map_or_else(|| format!("{task} #{number}"), |(_, id, _)| id);
    Ok(Run { id, begun, earlier: runs.into_iter().map(|(_, id, _)| id).collect() })
}

/// Deletes runs.
///
/// # Errors
///
/// The store's.
pub(crate) fn forget(runtime: &Runtime, runs: &[String]) -> Result<()> {
    runs.iter().try_for_each(|id| runtime.store().delete(id).wait().map(drop))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use asap_runtime::store::{MemoryStore, Swap, TaskRecord};

    use super::*;

    fn runtime(tasks: &[(&str, TaskStatus)]) -> Runtime {
        let runtime = Runtime::new(MemoryStore::new());
        for (id, status) in tasks {
            let record = TaskRecord {
                task_id: (*id).to_owned(),
                function: "manifest".to_owned(),
                status: *status,
                attempt: 1,
                result: None,
                error: None,
                parent_task_id: None,
                depth: 0,
                failures: 0,
                failing_since: None,
                created_at: std::time::UNIX_EPOCH.into(),
                updated_at: std::time::UNIX_EPOCH.into(),
            };
            assert_eq!(runtime.store().swap_record(None, &record).wait().unwrap(), Swap::Stored);
        }
        runtime
    }

    fn check(tasks: &[(&str, TaskStatus)], fresh: bool, id: &str, begun: bool, earlier: &[&str]) {
        let run = current(&runtime(tasks), "t", fresh).unwrap();
        let earlier = earlier.iter().map(|&id| id.to_owned()).collect();
        assert_eq!(run, Run { id: id.to_owned(), begun, earlier });
    }

    #[test]
    fn a_run_that_has_not_completed_goes_on() {
        use TaskStatus::{Completed, Failed, Working};
        check(&[], false, "t #1", false, &[]);
        check(&[("t #1", Working)], false, "t #1", true, &[]);
        check(&[("t #9", Completed), ("t #10", Failed)], false, "t #10", true, &["t #9"]);
        check(&[("t #9", Completed), ("t #10", Completed)], false, "t #11", false, &["t #9", "t #10"]);
        check(&[("t", Working), ("t 2 #1", Working), ("t #1 #1", Working)], false, "t #1", false, &[]);
    }

    #[test]
    fn a_fresh_run_leaves_nothing_of_the_one_that_was_interrupted() {
        let runtime = runtime(&[("t #1", TaskStatus::Working), ("u #1", TaskStatus::Working)]);
        let run = current(&runtime, "t", true).unwrap();
        assert_eq!((run.id.as_str(), run.begun), ("t #2", false));
        let left: Vec<_> =
            runtime.tasks().unwrap().into_iter().map(|record| record.unwrap().task_id).collect();
        assert_eq!(left, ["u #1"]);
        forget(&runtime, &["u #1".to_owned()]).unwrap();
        assert!(runtime.tasks().unwrap().is_empty());
    }
}
