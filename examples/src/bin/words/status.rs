//! `words status`: where the tasks are, and what is wrong with some.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Context;
use asap_runtime::store::queue::Counts;
use asap_runtime::{Runtime, TaskStatus};

use crate::args::Status;
use crate::store::open;
use crate::{task, watch};

/// The metric's name.
pub(crate) const METRIC: &str = "asap_queue_tasks";

/// Prints the status, at the end if it is to be watched.
///
/// # Errors
///
/// If the store fails, or a task's record cannot be read.
pub(crate) fn status(options: &Status) -> anyhow::Result<ExitCode> {
    let runtime = open(&options.store.db)?;
    if options.watch {
        watch::watch(&runtime)?;
    }
    let mut out = io::stdout().lock();
    if options.metrics {
        metrics(&mut out, &runtime.queue_counts()?).context("printing")?;
        return Ok(ExitCode::SUCCESS);
    }
    print(&mut out, &runtime)
}

/// One line per queue and per task in trouble.
fn print(out: &mut impl Write, runtime: &Runtime) -> anyhow::Result<ExitCode> {
    writeln!(out, "{:<16}{:>9}{:>9}{:>11}{:>9}", "queue", "waiting", "leased", "suspended", "parked")?;
    for Counts { queue, waiting, leased, suspended, parked, .. } in runtime.queue_counts()? {
        writeln!(out, "{queue:<16}{waiting:>9}{leased:>9}{suspended:>11}{parked:>9}")?;
    }
    let tasks = task::all(runtime)?;
    let count = |status| tasks.iter().filter(|task| task.status == status).count();
    let (completed, failed) = (count(TaskStatus::Completed), count(TaskStatus::Failed));
    let parked = count(TaskStatus::InputRequired);
    writeln!(
        out,
        "\n{} tasks: {completed} completed, {failed} failed, {parked} parked, {} to do",
        tasks.len(),
        tasks.len() - completed - failed - parked
    )?;
    for task in &tasks {
        let what = match (task.status, &task.error) {
            (TaskStatus::Completed, _) | (_, None) => continue,
            (TaskStatus::Failed, Some(_)) => "failed",
            (TaskStatus::InputRequired, Some(_)) => "parked",
            // It failed before, or was given back by a worker that cannot run it.
            _ => "to do",
        };
        writeln!(out, "{what:<8} {}: {}", task.task_id, task.error.as_deref().unwrap_or_default())?;
    }
    Ok(if failed + parked > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The text format of Prometheus.
fn metrics(out: &mut impl Write, queues: &[Counts]) -> io::Result<()> {
    writeln!(
        out,
        "# HELP {METRIC} Tasks of a queue that wait, are leased to workers, are suspended, or are parked."
    )?;
    writeln!(out, "# TYPE {METRIC} gauge")?;
    for Counts { queue, waiting, leased, suspended, parked, .. } in queues {
        let queue = queue.replace('\\', r"\\").replace('"', "\\\"").replace('\n', r"\n");
        let standings =
            [("waiting", waiting), ("leased", leased), ("suspended", suspended), ("parked", parked)];
        for (standing, tasks) in standings {
            writeln!(out, "{METRIC}{{queue=\"{queue}\",standing=\"{standing}\"}} {tasks}")?;
        }
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by a panic")]
mod tests {
    use super::*;

    #[test]
    fn metrics_are_in_the_text_format() {
        let mut text = Vec::new();
        let counts = Counts {
            queue: "a\"\\\n".to_owned(),
            waiting: 3,
            leased: 2,
            suspended: 4,
            parked: 1,
            oldest: None,
        };
        metrics(&mut text, &[counts]).unwrap();
        let text = String::from_utf8(text).unwrap();
        let lines: Vec<_> = text.lines().skip(2).collect();
        assert_eq!(lines.len(), 4, "{text}");
        assert_eq!(lines[0], r#"asap_queue_tasks{queue="a\"\\\n",standing="waiting"} 3"#);
    }
}
