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
