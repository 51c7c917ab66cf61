//! Whether what is stored of a task is what must be.

use std::collections::BTreeSet;
use std::sync::Arc;

use asap_runtime::store::SnapshotStore;
use asap_runtime::{BoxError, Error};
use rusqlite::Connection;

use super::reference::{Reference, digest};
use super::task::Task;
use super::{Report, parts};

/// A store as the library sees it and, if it is a file, as that is.
pub(super) struct Stored {
    pub(super) store: Arc<dyn SnapshotStore>,
    pub(super) file: Option<Connection>,
}

impl Stored {
    /// The versions of a task.
    pub(super) fn versions(&self, task_id: &str) -> Result<BTreeSet<u64>, Error> {
        Ok(self.store.list_versions(task_id).wait()?.into_iter().collect())
    }

    /// Holds a task against what it must have, and takes note of it.
    pub(super) fn judge(
        &self,
        task: &mut Task,
        reference: &Reference,
        report: &mut Report,
    ) -> Result<(), BoxError> {
        let versions = self.versions(&task.id)?;
        let mut wrong = Vec::new();
        let highest = versions.last().copied().unwrap_or(0);
        if highest < task.acknowledged.max(task.highest()) {
            wrong.push(format!(
                "{highest} is its highest version, {} was acknowledged, and {} was there",
                task.acknowledged,
                task.highest()
            ));
        }
        let expected = task.up_to(highest);
        if !self.is_kept(task, &versions, &expected) {
            wrong.push(format!("it has versions {versions:?}, and should have {expected:?}"));
        }
        if self.store.highest(&task.id).wait()?.unwrap_or(0) != highest {
            wrong.push("its highest version is not that of the list".to_owned());
        }
        for version in &versions {
            wrong.extend(
                self.compare(task, *version, reference, report)?
                    .map(|what| format!("version {version}: {what}")),
            );
        }
        if let Some(file) = &self.file {
            wrong.extend(parts::garbage(file, &task.id, &versions)?);
        }
        task.versions = versions;
        task.acknowledged = highest;
        let (id, job, kept) = (&task.id, task.job, task.kept);
        report.findings.extend(wrong.into_iter().map(|what| format!("{id} ({job}, {kept} kept): {what}")));
        Ok(())
    }

    /// Whether the versions are those that the retention keeps. A server may leave an eighth of a window more, 64 at most, until it removes
    /// them together.
    fn is_kept(&self, task: &Task, versions: &BTreeSet<u64>, expected: &BTreeSet<u64>) -> bool {
        if self.file.is_some() || versions == expected {
            return versions == expected;
        }
        let more: Vec<u64> = versions.difference(expected).copied().collect();
        let lowest = expected.range(2..).next().copied().unwrap_or(0);
        let is_below = |(index, version): (usize, &u64)| version + (more.len() - index) as u64 == lowest;
        versions.is_superset(expected)
            && more.len() as u64 <= (task.kept / 8).min(64)
            && more.iter().enumerate().all(is_below)
    }

    /// Reads a version; what is wrong with it.
    fn compare(
        &self,
        task: &Task,
        version: u64,
        reference: &Reference,
        report: &mut Report,
    ) -> Result<Option<String>, BoxError> {
        let Some(stored) = self.store.get_stored(&task.id, Some(version)).wait()? else {
            return Ok(Some("it is listed, and is not there".to_owned()));
        };
        if let Some(what) = parts::superfluous(&stored) {
            return Ok(Some(what));
        }
        let whole = match stored.whole() {
            Ok(whole) => whole,
            Err(error) => return Ok(Some(error.to_string())),
        };
        report.counts.versions += 1;
        let bytes = whole.data.as_json().len() as u64;
        report.counts.bytes += bytes;
        report.counts.largest = report.counts.largest.max(bytes);
        let at = usize::try_from(version - 1)?;
        Ok(match reference.versions.get(at) {
            Some(expected) if *expected == digest(&whole) => None,
            Some(_) => Some("it is not what an uninterrupted run has".to_owned()),
            None => Some(format!("an uninterrupted run has {} versions", reference.versions.len())),
        })
    }
}
