//! Attempts that failed, and when the next begins.

use chrono::{DateTime, SubsecRound, Utc};

use super::Runtime;
use super::run::Begun;
use crate::error::{Error, Result};
use crate::frame::Retry;
use crate::protocol::TaskStatus;
use crate::store::TaskRecord;
use crate::wait::{Awaited, after};

/// When the next attempt of a task begins whose last one failed: so long behind what its record says happened last.
fn due(record: &TaskRecord, retry: &Retry) -> DateTime<Utc> {
    after(record.updated_at, retry.pause(&record.task_id, record.failures)).trunc_subsecs(6)
}

/// The wait for the next attempt.
fn waiting(record: &TaskRecord, until: DateTime<Utc>) -> Error {
    let error = record.error.clone().unwrap_or_default();
    let awaited = Awaited::Retry { failures: record.failures, error };
    Error::Waiting { task_id: record.task_id.clone(), awaited, until: Some(until), wakes: 0 }
}

/// A record under which somebody begins an attempt: that of a failed task counts its failures anew.
pub(super) fn asked_again(record: TaskRecord, before: TaskStatus) -> TaskRecord {
    if before == TaskStatus::Failed {
        TaskRecord { failures: 0, failing_since: None, ..record }
    } else {
        record
    }
}

impl Runtime {
    /// The wait for its next attempt of a task that somebody wants to go on with too early.
    ///
    /// `stored` is when its latest snapshot was: a task that has got on since its last failure has none to wait behind.
    pub(super) fn too_early(
        &self,
        record: &TaskRecord,
        retry: &Retry,
        stored: DateTime<Utc>,
    ) -> Option<Error> {
        let since = record.failing_since?;
        if record.status != TaskStatus::Working || record.failures == 0 || stored > since {
            return None;
        }
        let until = due(record, retry);
        (self.clock.now() < until).then(|| waiting(record, until))
    }

    /// The record of a failed attempt with its failures counted, and the wait for the next attempt if there is to be one.
    ///
    /// A version that was stored since the failure before begins the count anew: what is limited is trying without getting on.
    pub(super) async fn count_failure(
        &self,
        begun: &Begun,
        message: String,
        retry: &Retry,
    ) -> Result<(TaskRecord, Option<Error>)> {
        let record = &begun.record;
        let now = self.clock.now().trunc_subsecs(6);
        let latest = self.store.get(&record.task_id).await?;
        let got_on = latest.is_some_and(|latest| {
            latest.version > begun.version
                || record.failing_since.is_some_and(|since| latest.created_at > since)
        });
        let since = record.failing_since.filter(|_| !got_on);
        let failures = if since.is_some() { record.failures.saturating_add(1) } else { 1 };
        let since = since.unwrap_or(now);
        let record = TaskRecord {
            failures,
            failing_since: Some(since),
            error: Some(message),
            updated_at: now,
            ..record.clone()
        };
        let until = due(&record, retry);
        let in_time = begun.deadline.is_none_or(|deadline| until < deadline);
        let wait = (in_time && retry.allows(failures, since, until)).then(|| waiting(&record, until));
        Ok((record, wait))
    }
}
