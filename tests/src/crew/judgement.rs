//! What is held of a session in the end.

use std::collections::BTreeMap;

use asap_runtime::{BoxError, Runtime};

use super::{Entry, Job, Kind, Ledger, What, check_task};

/// Lines of its journal that are shown of a task with which something is wrong.
const LINES: usize = 40;

/// Holds journal and store against the jobs; what is wrong.
pub(super) fn judge(
    runtime: &Runtime,
    queue: &str,
    ledger: Option<&Ledger>,
    jobs: &BTreeMap<String, Job>,
    entries: &[Entry],
) -> Result<Vec<String>, BoxError> {
    let mut findings = Vec::new();
    let mut tasks: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.what != What::Ready) {
        tasks.entry(&entry.task).or_default().push(entry);
    }
    for (task, job) in jobs {
        let lines = tasks.remove(task.as_str()).unwrap_or_default();
        let mut wrong = compare(runtime, task, job)?;
        if let Some(ledger) = ledger.filter(|_| job.kind == Kind::Pays) {
            let paid = ledger.steps(task)?;
            if !paid.iter().copied().eq(1..=job.all_steps()) {
                wrong.push(format!("it has paid for the steps {paid:?}"));
            }
        }
        let attempt = runtime.task(task)?.map_or(0, |record| record.attempt);
        wrong.extend(check_task(&lines, job.all_steps(), attempt));
        if !wrong.is_empty() {
            let first = lines.len().saturating_sub(LINES);
            let evidence: Vec<_> = lines[first..].iter().map(ToString::to_string).collect();
            let (wrong, evidence) = (wrong.join("; "), evidence.join("\n    "));
            findings.push(format!("task {task} ({job:?}): {wrong}\n    {evidence}"));
        }
    }
    findings.extend(tasks.keys().map(|task| format!("nobody has submitted task {task}")));
    let left = runtime.queue_counts()?.into_iter().find(|counts| counts.queue == queue);
    if let Some(left) = left.filter(|left| left.waiting + left.leased + left.suspended + left.parked > 0) {
        findings.push(format!("tasks are left in the queue: {left:?}"));
    }
    Ok(findings)
}

/// What the store has wrong of a task.
fn compare(runtime: &Runtime, task: &str, job: &Job) -> Result<Vec<String>, BoxError> {
    let mut wrong = Vec::new();
    match runtime.result::<u64>(task) {
        Ok(Some(result)) if result == job.result() => {}
        Ok(Some(result)) => wrong.push(format!("its result is {result}, not {}", job.result())),
        Ok(None) => {
            let (record, place) = (runtime.task(task)?, runtime.queued(task)?);
            wrong.push(format!("it is not completed: {record:?}, {place:?}"));
        }
        Err(error) => wrong.push(error.to_string()),
    }
    let versions = runtime.store().list_versions(task).wait()?;
    if !versions.iter().copied().eq(1..=job.all_steps() + 1) {
        wrong.push(format!("its versions are {versions:?}"));
    }
    if job.kind == Kind::Grows {
        let latest = runtime.store().get_stored(task, None).wait()?;
        if latest.is_none_or(|latest| latest.parts.is_empty()) {
            wrong.push("what it has kept is not in parts".to_owned());
        }
        for version in versions {
            let read = runtime.store().get_version(task, version).wait();
            wrong.extend(read.err().map(|error| error.to_string()));
        }
    }
    Ok(wrong)
}
