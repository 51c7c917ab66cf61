//! The statement of one append: which one it takes, and what it finds.

use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row as _, query};

use super::error::Fault;
use super::known::{Head, Known};
use super::statement::Statements;
use super::time::Time;
use super::{integer, parts, write};
use crate::protocol::generate_id;
use crate::store::{Append, Retention};

/// The part of a window that may stay above it until it is removed together, and how many versions that is at most
/// ([`Retention::Newest`] promises both).
const SLACK: (i64, i64) = (8, 64);

/// Which statement an append needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Of an attempt in its record, behind a version that is known to be the highest.
    Known(Behind),
    /// Whatever else there is: no attempt, a record to write, versions to count.
    Whole,
}

/// What an append does behind a known version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Behind {
    pub(super) head: Head,
    /// The versions from which and to which something falls out of the window.
    pub(super) falls: Option<(i64, i64)>,
    /// Whether the record gets another revision for that.
    pub(super) revises: bool,
}

impl Behind {
    /// What is known behind the append, which may have given the record another revision.
    pub(super) fn head(self, revision: Option<i64>) -> Head {
        Head {
            version: self.head.version + 1,
            revision: revision.unwrap_or(self.head.revision),
            is_own: self.head.is_own || revision.is_some(),
            lowest: self.falls.map_or(self.head.lowest, |(_, highest)| Some(highest + 1)),
        }
    }
}

impl Way {
    /// The way of an append that is tried now: what is known is used up by it, so that no other goes by it at the same time.
    pub(super) fn of(append: &Append<'_>, known: &mut Known) -> Self {
        let way = Self::planned(append, known);
        known.forget(&append.snapshot.task_id);
        way
    }

    /// The way that it would be.
    pub(super) fn planned(append: &Append<'_>, known: &Known) -> Self {
        let version = integer(append.snapshot.version);
        let window = append.retention.window().map_or(i64::MAX, integer);
        if append.record.is_some() || append.attempt.is_none() {
            return Self::Whole;
        }
        let Some(head) = known.at(&append.snapshot.task_id, version - 1) else { return Self::Whole };
        // This version and all below it fall out, but for the start.
        let highest = version.saturating_sub(window);
        let (part, most) = SLACK;
        let falls = match head.lowest {
            _ if highest <= 1 => None,
            Some(lowest) if highest - lowest.max(2) < (window / part).min(most) => None,
            Some(lowest) if lowest > 2 => Some((lowest, highest)),
            _ => return Self::Whole,
        };
        Self::Known(Behind { head, falls, revises: falls.is_some() && !head.is_own })
    }
}

/// What a statement has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The version is stored; what is known of the task now, if anything is.
    Stored(Option<Head>),
    /// Something was in the way, or has been and is no longer.
    Nothing,
    /// The version is there. A transaction that this was tried in can only be rolled back.
    Version,
}

/// Tries the append, once and in this way.
pub(super) async fn insert(
    append: &Append<'_>,
    way: Way,
    texts: &Statements,
    connection: &mut PgConnection,
) -> Result<Found, Fault> {
    let text = match (way, &append.parts) {
        (Way::Known(Behind { falls: None, .. }), None) => &texts.append,
        (Way::Known(_), None) => &texts.append_over,
        (Way::Known(_), Some(_)) => &texts.append_parts,
        (Way::Whole, None) => &texts.append_whole,
        (Way::Whole, Some(_)) => &texts.append_whole_parts,
    };
    let snapshot = append.snapshot;
    let statement = query(text.clone())
        .bind(&snapshot.task_id)
        .bind(integer(snapshot.version))
        .bind(&snapshot.id)
        .bind(snapshot.data.as_json())
        .bind(snapshot.checkpoint)
        .bind(Time::of(snapshot.created_at))
        .bind(append.attempt.map(integer));
    let with_parts = |statement| match &append.parts {
        Some(changes) => parts::changes(statement, changes),
        None => statement,
    };
    match way {
        Way::Known(behind) => {
            let statement = statement.bind(behind.head.revision);
            if behind.falls.is_none() && append.parts.is_none() {
                let done = statement.execute(connection).await;
                let is_stored = |done: sqlx::postgres::PgQueryResult| Ok(done.rows_affected() == 1);
                return found(done.and_then(is_stored).map(|stored| stored.then(|| behind.head(None))));
            }
            let (lowest, highest) = behind.falls.unzip();
            let statement = with_parts(statement.bind(lowest).bind(highest).bind(behind.revises));
            let row = statement.fetch_optional(connection).await;
            found(row.and_then(|row| row.map(|row| Ok(behind.head(row.try_get(0)?))).transpose()))
        }
        Way::Whole => {
            let by = generate_id();
            let statement = statement.bind(append.retention.window().map(integer));
            let statement = with_parts(match append.record {
                Some(record) => write::record(statement, record, &by),
                None => write::no_record(statement),
            });
            let Some(row) = statement.fetch_optional(connection).await? else { return Ok(Found::Nothing) };
            Ok(Found::Stored(counted(&row, integer(snapshot.version), append.retention)?))
        }
    }
}

/// What one of the usual statements has found, which fails where another has stored the version meanwhile.
fn found(stored: sqlx::Result<Option<Head>>) -> Result<Found, Fault> {
    match stored {
        Ok(Some(head)) => Ok(Found::Stored(Some(head))),
        Ok(None) => Ok(Found::Nothing),
        Err(sqlx::Error::Database(error)) if error.is_unique_violation() => Ok(Found::Version),
        Err(error) => Err(error.into()),
    }
}

/// What is known behind the statement for everything else, which has counted the versions above the start before it.
fn counted(row: &PgRow, version: i64, retention: Retention) -> Result<Option<Head>, Fault> {
    let (lowest, count): (Option<i64>, i64) = (row.try_get(0)?, row.try_get(1)?);
    let revision: Option<i64> = row.try_get(2)?;
    let lowest_kept = |window| version.saturating_sub(integer(window)).saturating_add(1);
    let lowest = retention.window().and_then(|window| match lowest {
        // Version 1 is there.
        None if version <= 2 => Some(1),
        Some(lowest) if version - lowest == count => Some(lowest.max(lowest_kept(window))),
        _ => None,
    });
    let is_own: bool = row.try_get(3)?;
    Ok(revision.map(|revision| Head { version, revision, is_own, lowest }))
}
