//! `words report`: what all tasks have found.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail, ensure};
use asap_runtime::TaskStatus;
use tempfile::NamedTempFile;

use crate::args::{Form, Report};
use crate::corpus::Source;
use crate::counts::Totals;
use crate::store::open;
use crate::task;

/// Merges the results.
///
/// # Errors
///
/// If a task has not completed, or the report cannot be written.
pub(crate) fn report(options: &Report) -> anyhow::Result<ExitCode> {
    let runtime = open(&options.store.db)?;
    let tasks = task::all(&runtime)?;
    ensure!(!tasks.is_empty(), "there are no tasks; `words submit` makes some");
    let left = tasks.iter().filter(|task| task.status != TaskStatus::Completed).count();
    if left > 0 {
        bail!("{left} of {} tasks have not completed; `words status` shows them", tasks.len());
    }
    let mut totals = Totals::default();
    for record in tasks {
        let id = &record.task_id;
        let counts = record.result.with_context(|| format!("task `{id}` has no result"))?;
        let counts = serde_json::from_str(&counts).with_context(|| format!("the result of task `{id}`"))?;
        let Source { length, .. } = task::source(&runtime, id)?;
        totals.add(length, counts);
    }
    write(&totals, &options.form)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes a report into a file, which is there whole or not at all, or prints it.
///
/// # Errors
///
/// If it cannot be written.
pub(crate) fn write(totals: &Totals, form: &Form) -> anyhow::Result<()> {
    let shown = totals.top(form.top);
    let Some(out) = &form.out else {
        return write!(io::stdout().lock(), "{shown}").context("printing the report");
    };
    let directory = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = NamedTempFile::new_in(directory).and_then(|mut file| {
        write!(file, "{shown}")?;
        file.as_file().sync_all()?;
        file.persist(out)?;
        Ok(())
    });
    written.with_context(|| out.display().to_string())
}
