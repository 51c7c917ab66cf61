//! The compare-and-swap append.
//!
//! An append is one statement, so it is atomic and takes one round trip. What makes it linearizable under READ COMMITTED, where
//! all parts of a statement see the database as it was when the statement began:
//!
//! - The record's row is locked, which reads its newest state: a claim that was committed before fences the append off, and
//!   a later one waits until the append is committed. A record that was there and is gone is seen by the count.
//! - The row of the version before is locked. So appends of one version queue up, a deletion of the head waits or is
//!   seen, and whoever removes the version in question while the one before it stays (a deletion, or the retention at
//!   version 2) counts `uncovered` up in that row, which needs the same lock. The usual statement takes only a row that was never
//!   counted up; the one for everything else compares the count with what it saw when it began.
//! - The insert fails, or does nothing, where the version is there by now, however it came.
//!
//! Each of these only ever leads to "not stored". Whether that is [`Swap::Taken`] is decided by another read: if
//! it shows nothing in the way, the statement was overtaken by something that has passed, and runs again, as the one for everything
//! else.
//!
//! What falls out of a window is removed by every so manieth append ([`SLACK`]), so most are an insert and nothing more.
//!
//! Appends that wait at the same time go into one statement, `append_many.sql`, which is the same for many rows. It waits for no
//! row lock, and only its "stored" is believed: what it did not store is asked for alone.

use std::collections::HashSet;

use sqlx::postgres::PgQueryResult;
use sqlx::{Row as _, query};

use super::connect::Session;
use super::error::Fault;
use super::operation::Reply;
use super::patience::Patience;
use super::time::Time;
use super::{integer, parts, write};
use crate::protocol::{StateSnapshot, generate_id};
use crate::store::parts::OwnedChanges;
use crate::store::window::Windows;
use crate::store::{Append, PartChanges, Retention, Swap, TaskRecord};

/// An append and who waits for its answer.
pub(super) struct Member {
    pub(super) snapshot: StateSnapshot,
    attempt: Option<i64>,
    record: Option<TaskRecord>,
    retention: Retention,
    parts: Option<OwnedChanges>,
    pub(super) reply: Reply<Swap>,
    pub(super) patience: Patience,
    /// An earlier try may have stored it.
    pub(super) is_doubtful: bool,
    /// A statement for many has not stored it.
    pub(super) is_alone: bool,
    /// The usual statement has not stored it, though nothing was in the way: there is no record, say.
    pub(super) is_odd: bool,
}

/// The part of a window that may stay above it until it is removed together, and how many versions that is at most
/// ([`Retention::Newest`] promises both).
const SLACK: (i64, i64) = (8, 64);

/// Which statement an append needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Of an attempt in its record; nothing has to fall out of the window yet.
    Plain,
    /// The same, and the window has no gap: what falls out are the versions of these numbers.
    Over { lowest: i64, highest: i64 },
    /// Whatever else there is: no attempt, a record to write, versions to count.
    Whole,
}

impl Way {
    /// The versions from which and to which something falls out, if it is known.
    fn range(self) -> Option<(i64, i64)> {
        match self {
            Self::Over { lowest, highest } => Some((lowest, highest)),
            Self::Plain | Self::Whole => None,
        }
    }
}

impl Member {
    pub(super) fn new(append: &Append<'_>, reply: Reply<Swap>) -> Self {
        Self {
            snapshot: append.snapshot.clone(),
            attempt: append.attempt.map(integer),
            record: append.record.cloned(),
            retention: append.retention,
            parts: append.parts.map(PartChanges::to_owned),
            reply,
            patience: Patience::default(),
            is_doubtful: false,
            is_alone: false,
            is_odd: false,
        }
    }

    /// How many of the newest stay, as SQL has it.
    fn window(&self) -> i64 {
        self.retention.window().map_or(i64::MAX, integer)
    }

    pub(super) fn way(&self, windows: &Windows) -> Way {
        let (version, window) = (integer(self.snapshot.version), self.window());
        // This version and all below it fall out, but for the start.
        let highest = version.saturating_sub(window);
        if self.record.is_some() || self.attempt.is_none() || version == 1 || self.is_odd {
            return Way::Whole;
        }
        if highest <= 1 {
            return Way::Plain;
        }
        let (part, most) = SLACK;
        match windows.lowest(&self.snapshot.task_id, version - 1) {
            Some(lowest) if highest - lowest.max(2) < (window / part).min(most) => Way::Plain,
            Some(lowest) if lowest > 2 => Way::Over { lowest, highest },
            _ => Way::Whole,
        }
    }

    /// How many bytes of data it stores.
    pub(super) fn bytes(&self) -> usize {
        let parts = self.parts.as_ref().map_or(0, |parts| parts.as_changes().bytes());
        self.snapshot.data.as_json().len() + parts
    }

    /// Whether it can be a part of a statement for many.
    pub(super) fn is_sociable(&self, windows: &Windows) -> bool {
        !self.is_alone && self.way(windows) != Way::Whole
    }

    pub(super) fn fail(&mut self, fault: Fault, place: &str) {
        let (task_id, version) = (&self.snapshot.task_id, self.snapshot.version);
        let error = fault.explain(place, task_id, format!("append version {version} of task `{task_id}`"));
        self.reply.give(Err(error));
    }

    /// One try. `None` if it was overtaken and must be tried again.
    pub(super) async fn run(&self, session: &mut Session, way: Way) -> Result<Option<Stored>, Fault> {
        if let Some(stored) = self.insert(session, way).await? {
            return Ok(Some(stored));
        }
        let version = integer(self.snapshot.version);
        let verdict = query(session.texts.verdict.clone()).bind(&self.snapshot.task_id).bind(version);
        let verdict = verdict.fetch_one(&mut session.connection).await?;
        let highest: Option<i64> = verdict.try_get(0)?;
        let attempt: Option<i64> = verdict.try_get(1)?;
        let id: Option<&str> = verdict.try_get(2)?;
        if self.is_doubtful && id == Some(&self.snapshot.id) {
            return Ok(Some(Stored::Before));
        }
        let is_next = highest.unwrap_or(0) == version - 1;
        let is_fenced = self.attempt.is_some_and(|own| attempt.is_some_and(|attempt| attempt != own));
        Ok(if is_next && !is_fenced { None } else { Some(Stored::Not) })
    }

    async fn insert(&self, session: &mut Session, way: Way) -> Result<Option<Stored>, Fault> {
        let changes = self.parts.as_ref().map(OwnedChanges::as_changes);
        let text = match (way, &changes) {
            (Way::Plain, None) => &session.texts.append,
            (Way::Over { .. }, None) => &session.texts.append_over,
            (Way::Whole, None) => &session.texts.append_whole,
            (Way::Plain | Way::Over { .. }, Some(_)) => &session.texts.append_parts,
            (Way::Whole, Some(_)) => &session.texts.append_whole_parts,
        };
        let statement = query(text.clone())
            .bind(&self.snapshot.task_id)
            .bind(integer(self.snapshot.version))
            .bind(&self.snapshot.id)
            .bind(self.snapshot.data.as_json())
            .bind(self.snapshot.checkpoint)
            .bind(Time::of(self.snapshot.created_at))
            .bind(self.attempt);
        match way {
            Way::Plain | Way::Over { .. } => {
                let statement = match (way.range(), &changes) {
                    (None, None) => statement,
                    (Some((lowest, highest)), None) => statement.bind(lowest).bind(highest),
                    (range, Some(changes)) => {
                        let (lowest, highest) = range.unzip();
                        parts::changes(statement.bind(lowest).bind(highest), changes)
                    }
                };
                stored(statement.execute(&mut session.connection).await, way)
            }
            Way::Whole => {
                let by = generate_id();
                let statement = statement.bind(self.retention.window().map(integer));
                let statement = match &self.record {
                    Some(record) => write::record(statement, record, &by),
                    None => write::no_record(statement),
                };
                let statement = match &changes {
                    Some(changes) => parts::changes(statement, changes),
                    None => statement,
                };
                let Some(row) = statement.fetch_optional(&mut session.connection).await? else {
                    return Ok(None);
                };
                Ok(Some(Stored::Counted { lowest: row.try_get(0)?, count: row.try_get(1)? }))
            }
        }
    }

    /// Answers, and remembers what is known of the window now.
    pub(super) fn conclude(&mut self, stored: Stored, windows: &mut Windows) {
        let (task_id, version) = (self.snapshot.task_id.as_str(), integer(self.snapshot.version));
        let lowest_kept = version.saturating_sub(self.window()).saturating_add(1);
        match stored {
            Stored::Now(way) => {
                windows.appended(task_id, version);
                if let Way::Over { highest, .. } = way {
                    windows.pruned(task_id, highest + 1);
                }
            }
            // Version 1 is there, or the append was not stored.
            Stored::Counted { lowest: None, .. } if version <= 2 => windows.learn(task_id, 1, version),
            Stored::Counted { lowest: Some(lowest), count } if version - lowest == count => {
                windows.learn(task_id, lowest.max(lowest_kept), version);
            }
            _ => windows.forget(task_id),
        }
        self.reply.give(Ok(if stored == Stored::Not { Swap::Taken } else { Swap::Stored }));
    }
}

/// What became of an append.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stored {
    /// This try has stored it.
    Now(Way),
    /// So it has, and the versions above the start were counted before.
    Counted { lowest: Option<i64>, count: i64 },
    /// An earlier try, whose answer was lost, had stored it.
    Before,
    /// Somebody else was first.
    Not,
}

/// What one of the usual statements has done: one row, or nothing, also where another has stored the version meanwhile.
fn stored(done: sqlx::Result<PgQueryResult>, way: Way) -> Result<Option<Stored>, Fault> {
    match done {
        Ok(done) => Ok((done.rows_affected() == 1).then_some(Stored::Now(way))),
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Appends of several tasks in one statement, each in its way; the tasks whose version it has stored.
pub(super) async fn run_many(
    members: &[Member],
    ways: &[Way],
    session: &mut Session,
) -> Result<HashSet<String>, Fault> {
    let each = |read: fn(&Member) -> &str| members.iter().map(read).collect::<Vec<_>>();
    let versions: Vec<i64> = members.iter().map(|member| integer(member.snapshot.version)).collect();
    let checkpoints: Vec<bool> = members.iter().map(|member| member.snapshot.checkpoint).collect();
    let times: Vec<Time> = members.iter().map(|member| Time::of(member.snapshot.created_at)).collect();
    let attempts: Vec<Option<i64>> = members.iter().map(|member| member.attempt).collect();
    let (lowest, highest): (Vec<Option<i64>>, Vec<Option<i64>>) =
        ways.iter().map(|way| way.range().unzip()).unzip();
    let changed = members
        .iter()
        .filter_map(|member| Some((member.snapshot.task_id.as_str(), member.parts.as_ref()?.as_changes())));
    let changed: Vec<_> = changed.collect();
    let texts = &session.texts;
    let text = if changed.is_empty() { &texts.append_many } else { &texts.append_many_parts };
    let statement = query(text.clone())
        .bind(each(|member| &member.snapshot.task_id))
        .bind(versions)
        .bind(each(|member| &member.snapshot.id))
        .bind(each(|member| member.snapshot.data.as_json()))
        .bind(checkpoints)
        .bind(times)
        .bind(attempts)
        .bind(lowest)
        .bind(highest);
    let statement = if changed.is_empty() { statement } else { parts::changes_of_many(statement, &changed) };
    let rows = statement.fetch_all(&mut session.connection).await?;
    Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
}
