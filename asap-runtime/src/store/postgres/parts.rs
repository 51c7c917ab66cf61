//! The parts of large values: rows of `asap_parts`, written by the statement that stores the snapshot.
//!
//! Who changes the parts of a task holds the lock of its record, or of its highest version where there is no record. What an append drops, brings and
//! collects is in its own statement; whoever removes versions, or stores whole ones, brings the parts in line behind it, in the same
//! transaction ([`settle`]).

use std::sync::Arc;

use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::{PgConnection, Postgres, Row as _, query};

use super::error::Fault;
use super::statement::Statements;
use super::{integer, row};
use crate::parts::row::refers;
use crate::store::{PartChanges, PartId, PartKey, StoredSnapshot};

/// A part with its content.
type Content = (PartKey, Arc<[u8]>);

type Statement<'q> = Query<'q, Postgres, PgArguments>;

/// Binds what an append changes: the ids and contents of what comes, the first versions and the ids of what is dropped.
pub(super) fn changes<'q>(statement: Statement<'q>, changes: &PartChanges<'q>) -> Statement<'q> {
    let firsts: Vec<i64> = changes.dropped.iter().map(|key| integer(key.first)).collect();
    let dropped: Vec<&'q [u8]> = changes.dropped.iter().map(|key| &key.id.as_bytes()[..]).collect();
    added(statement, changes).bind(firsts).bind(dropped)
}

/// Binds the ids and contents of what comes.
pub(super) fn added<'q>(statement: Statement<'q>, changes: &PartChanges<'q>) -> Statement<'q> {
    let ids: Vec<&'q [u8]> = changes.added.iter().map(|part| &part.id.as_bytes()[..]).collect();
    let contents: Vec<&'q [u8]> = changes.added.iter().map(|part| &*part.content).collect();
    statement.bind(ids).bind(contents)
}

/// Binds as [`changes`] what the appends of several tasks change, each part with its task.
pub(super) fn changes_of_many<'q>(
    statement: Statement<'q>,
    many: &[(&'q str, PartChanges<'q>)],
) -> Statement<'q> {
    let mut tasks = [Vec::<&'q str>::new(), Vec::new()];
    let mut ids = [Vec::<&'q [u8]>::new(), Vec::new()];
    let (mut contents, mut firsts) = (Vec::<&'q [u8]>::new(), Vec::new());
    for (task_id, changes) in many {
        for part in changes.added {
            tasks[0].push(*task_id);
            ids[0].push(part.id.as_bytes());
            contents.push(&part.content);
        }
        for key in changes.dropped {
            tasks[1].push(*task_id);
            ids[1].push(key.id.as_bytes());
            firsts.push(integer(key.first));
        }
    }
    let ([of_added, of_dropped], [added, dropped]) = (tasks, ids);
    statement.bind(of_added).bind(added).bind(contents).bind(of_dropped).bind(firsts).bind(dropped)
}

/// The part in a row of an answer that has rows of both kinds; nothing if it is a snapshot's.
pub(super) fn read(row: &PgRow) -> Result<Option<Content>, Fault> {
    let Some(first) = row.try_get::<Option<i64>, _>(6)? else { return Ok(None) };
    let id: Option<[u8; 16]> = row.try_get::<&[u8], _>(7)?.try_into().ok();
    // One that somebody else has named is none that a row refers to.
    let id = PartId::from_bytes(id.unwrap_or_default());
    let content = Arc::from(row.try_get::<&[u8], _>(8)?);
    Ok(Some((PartKey { first: first.unsigned_abs(), id }, content)))
}

/// A snapshot and its parts, of one statement.
pub(super) fn stored(rows: &[PgRow]) -> Result<Option<StoredSnapshot>, Fault> {
    let (mut snapshot, mut parts) = (None, Vec::new());
    for row in rows {
        match read(row)? {
            Some(part) => parts.push(part),
            None => snapshot = Some(row::snapshot(row)?),
        }
    }
    Ok(snapshot.map(|snapshot| StoredSnapshot { snapshot, parts }))
}

/// Brings the parts of a task in line with its versions, after some of them were removed, or one was written whole. The highest
/// version, if the task has parts.
pub(super) async fn settle(
    connection: &mut PgConnection,
    texts: &Statements,
    task_id: &str,
) -> Result<Option<u64>, Fault> {
    let has_parts = query(texts.has_parts.clone()).bind(task_id).fetch_one(&mut *connection).await?;
    if !has_parts.try_get::<bool, _>(0)? {
        return Ok(None);
    }
    // No append follows the highest version, and changes parts, until the transaction ends.
    let head = query(texts.lock_head.clone()).bind(task_id).fetch_optional(&mut *connection).await?;
    let Some(head) = head else {
        query(texts.delete_parts.clone()).bind(task_id).execute(connection).await?;
        return Ok(None);
    };
    let highest = head.try_get::<i64, _>(0)?.unsigned_abs();
    let reopen = query(texts.reopen_parts.clone()).bind(task_id).bind(integer(highest));
    reopen.execute(&mut *connection).await?;
    let is_whole = !refers(head.try_get(1)?);
    end(connection, texts, task_id, is_whole.then_some(highest)).await?;
    query(texts.leave_start.clone()).bind(task_id).execute(connection).await?;
    Ok(Some(highest))
}

/// Ends what is not dropped in front of a version that was written whole, if there is one, and removes what no version needs.
pub(super) async fn end(
    connection: &mut PgConnection,
    texts: &Statements,
    task_id: &str,
    whole: Option<u64>,
) -> Result<(), Fault> {
    if let Some(whole) = whole {
        let end = query(texts.end_parts.clone()).bind(task_id).bind(integer(whole));
        end.execute(&mut *connection).await?;
    }
    query(texts.delete_unneeded_parts.clone()).bind(task_id).execute(connection).await?;
    Ok(())
}
