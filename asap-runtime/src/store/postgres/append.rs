//! The compare-and-swap append.
//!
//! An append is one statement, so it is atomic and takes one round trip. What makes it linearizable under READ COMMITTED, where
//! all parts of a statement see the database as it was when the statement began:
//!
//! - The record's row is locked, which reads its newest state: a claim that was committed before fences the append off, and
//!   a later one waits until the append is committed. A record that was there and is gone is seen by the count.
//! - Whoever changes the versions of a task in another way than by an append behind the highest gives its record another
//!   `revision`, under the same lock. The usual statement is for a version that this process has stored as the highest ([`Known`]),
//!   and takes only a record of the revision that it had then.
//! - The statement for everything else locks the row of the version before. So appends of one version queue up, a deletion of the head
//!   waits or is seen, and whoever removes the version in question while the one before it stays (a deletion, or the retention
//!   at version 2) counts `uncovered` up in that row, which needs the same lock; the statement compares the count with what it saw
//!   when it began.
//! - The insert fails, or does nothing, where the version is there by now, however it came.
//!
//! Each of these only ever leads to "not stored". Whether that is [`Swap::Taken`] is decided by another read: if
//! it shows nothing in the way, the statement was overtaken by something that has passed, and runs again, as the one for everything
//! else.
//!
//! What falls out of a window is removed by every so manieth append (`SLACK`), so most are an insert and nothing more.
//!
//! Appends that wait at the same time go into one statement, `append_many.sql`, which is the same for many rows. It waits for no
//! row lock, and only its "stored" is believed: what it did not store is asked for alone.

use std::collections::HashMap;

use sqlx::{Row as _, query};

use super::connect::Session;
use super::error::Fault;
use super::insert::{Behind, Found, Way, insert};
use super::known::{Head, Known};
use super::operation::Reply;
use super::patience::Patience;
use super::time::Time;
use super::verdict::Verdict;
use super::{integer, parts};
use crate::protocol::StateSnapshot;
use crate::store::parts::OwnedChanges;
use crate::store::{Append, PartChanges, Retention, Swap, TaskRecord};

/// An append and who waits for its answer.
pub(super) struct Member {
    pub(super) snapshot: StateSnapshot,
    attempt: Option<u64>,
    record: Option<TaskRecord>,
    retention: Retention,
    parts: Option<OwnedChanges>,
    pub(super) reply: Reply<Swap>,
    pub(super) patience: Patience,
    /// An earlier try may have stored it.
    pub(super) is_doubtful: bool,
    /// What an earlier try has met, if that leaves in doubt whether it is stored.
    pub(super) met: Option<Fault>,
    /// A statement for many has not stored it.
    pub(super) is_alone: bool,
    /// The usual statement has not stored it, though nothing was in the way: there is no record, say.
    pub(super) is_odd: bool,
}

impl Member {
    /// As a try on the thread that waits has left it.
    pub(super) fn after(append: &Append<'_>, reply: Reply<Swap>, met: Option<Fault>) -> Self {
        let met = met.filter(Fault::is_lost);
        Self { is_doubtful: met.is_some(), met, ..Self::new(append, reply) }
    }

    pub(super) fn new(append: &Append<'_>, reply: Reply<Swap>) -> Self {
        Self {
            snapshot: append.snapshot.clone(),
            attempt: append.attempt,
            record: append.record.cloned(),
            retention: append.retention,
            parts: append.parts.map(PartChanges::to_owned),
            reply,
            patience: Patience::default(),
            is_doubtful: false,
            met: None,
            is_alone: false,
            is_odd: false,
        }
    }

    fn append(&self) -> Append<'_> {
        Append {
            snapshot: &self.snapshot,
            attempt: self.attempt,
            record: self.record.as_ref(),
            retention: self.retention,
            parts: self.parts.as_ref().map(OwnedChanges::as_changes),
        }
    }

    pub(super) fn way(&self, known: &mut Known) -> Way {
        if self.is_odd { Way::Whole } else { Way::of(&self.append(), known) }
    }

    /// How many bytes of data it stores.
    pub(super) fn bytes(&self) -> usize {
        let parts = self.parts.as_ref().map_or(0, |parts| parts.as_changes().bytes());
        self.snapshot.data.as_json().len() + parts
    }

    /// Whether it can be a part of a statement for many.
    pub(super) fn is_sociable(&self, known: &Known) -> bool {
        !self.is_alone && !self.is_odd && Way::planned(&self.append(), known) != Way::Whole
    }

    pub(super) fn fail(&mut self, fault: Fault, place: &str) {
        let (task_id, version) = (&self.snapshot.task_id, self.snapshot.version);
        let error = fault.explain(place, task_id, format!("append version {version} of task `{task_id}`"));
        self.reply.give(Err(error));
    }

    /// One try. `None` if it was overtaken and must be tried again.
    pub(super) async fn run(&self, session: &mut Session, way: Way) -> Result<Option<Stored>, Fault> {
        let append = self.append();
        if let Found::Stored(head) = insert(&append, way, &session.texts, &mut session.connection).await? {
            return Ok(Some(Stored::Now(head)));
        }
        let connection = &mut session.connection;
        let verdict = Verdict::ask(&self.snapshot, self.attempt, &session.texts, connection).await?;
        if self.is_doubtful && verdict.is_stored {
            return Ok(Some(Stored::Before));
        }
        Ok(verdict.is_in_the_way.then_some(Stored::Not))
    }

    /// Answers, and remembers what is known of the task now.
    pub(super) fn conclude(&mut self, stored: Stored, known: &mut Known) {
        if let Stored::Now(Some(head)) = stored {
            known.learn(&self.snapshot.task_id, head);
        }
        self.reply.give(Ok(if stored == Stored::Not { Swap::Taken } else { Swap::Stored }));
    }
}

/// What became of an append.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stored {
    /// This try has stored it; what is known of the task now.
    Now(Option<Head>),
    /// An earlier try, whose answer was lost, had stored it.
    Before,
    /// Somebody else was first.
    Not,
}

/// Appends of several tasks in one statement, each in its way; the tasks whose version it has stored, each with the new revision
/// where something fell out of its window.
pub(super) async fn run_many(
    members: &[Member],
    ways: &[Option<Behind>],
    session: &mut Session,
) -> Result<HashMap<String, Option<i64>>, Fault> {
    let each = |read: fn(&Member) -> &str| members.iter().map(read).collect::<Vec<_>>();
    let versions: Vec<i64> = members.iter().map(|member| integer(member.snapshot.version)).collect();
    let checkpoints: Vec<bool> = members.iter().map(|member| member.snapshot.checkpoint).collect();
    let times: Vec<Time> = members.iter().map(|member| Time::of(member.snapshot.created_at)).collect();
    let attempts: Vec<Option<i64>> = members.iter().map(|member| member.attempt.map(integer)).collect();
    let behind = || ways.iter().map(Option::as_ref);
    let revisions: Vec<Option<i64>> =
        behind().map(|behind| behind.map(|behind| behind.head.revision)).collect();
    let (lowest, highest): (Vec<Option<i64>>, Vec<Option<i64>>) =
        behind().map(|behind| behind.and_then(|behind| behind.falls).unzip()).unzip();
    let revises: Vec<bool> = behind().map(|behind| behind.is_some_and(|behind| behind.revises)).collect();
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
        .bind(revisions)
        .bind(lowest)
        .bind(highest)
        .bind(revises);
    let statement = if changed.is_empty() { statement } else { parts::changes_of_many(statement, &changed) };
    let rows = statement.fetch_all(&mut session.connection).await?;
    Ok(rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect::<sqlx::Result<_>>()?)
}
