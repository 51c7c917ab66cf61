//! The tasks in the store.

use std::process::ExitCode;

use anyhow::{Context, bail};
use asap_runtime::Runtime;
use asap_runtime::store::TaskRecord;
use serde::Deserialize;

use crate::args::PutBack;
use crate::corpus::Source;
use crate::store::open;

/// The function's name.
const FUNCTION: &str = "words";

/// The tasks of this program; others may be in the same store.
///
/// # Errors
///
/// If the store fails, or the record of a task cannot be read.
pub(crate) fn all(runtime: &Runtime) -> anyhow::Result<Vec<TaskRecord>> {
    let records = runtime.tasks()?.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(records.into_iter().filter(|record| record.function == FUNCTION).collect())
}

/// The file of a task, from its first version: that has the arguments.
///
/// # Errors
///
/// If the store fails, or the task is none of this program.
pub(crate) fn source(runtime: &Runtime, task_id: &str) -> anyhow::Result<Source> {
    #[derive(Deserialize)]
    struct Start {
        source: Source,
    }
    let start = runtime.store().get_version(task_id, 1).wait()?;
    let start = start.with_context(|| format!("task `{task_id}` has no start"))?;
    let start: Start = serde_json::from_str(start.data.as_json())
        .with_context(|| format!("the arguments of task `{task_id}`"))?;
    Ok(start.source)
}

/// `words put-back`: another chance for a task that is parked or failed.
///
/// # Errors
///
/// If the task is neither.
pub(crate) fn put_back(options: &PutBack) -> anyhow::Result<ExitCode> {
    let task_id = &options.task;
    if !open(&options.store.db)?.put_back(task_id)? {
        bail!("task `{task_id}` is not parked and has not failed; `words status` lists those that are");
    }
    println!("{task_id} is back in its queue");
    Ok(ExitCode::SUCCESS)
}
