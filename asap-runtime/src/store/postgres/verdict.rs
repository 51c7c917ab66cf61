//! Why an append was not stored.

use sqlx::{PgConnection, Row as _, query};

use super::error::Fault;
use super::integer;
use super::statement::Statements;
use crate::protocol::StateSnapshot;

pub(super) struct Verdict {
    /// The version is there, and it is this snapshot: an earlier try has stored it.
    pub(super) is_stored: bool,
    /// Another version is the highest, or another attempt has the record.
    pub(super) is_in_the_way: bool,
}

impl Verdict {
    pub(super) async fn ask(
        snapshot: &StateSnapshot,
        attempt: Option<u64>,
        texts: &Statements,
        connection: &mut PgConnection,
    ) -> Result<Self, Fault> {
        let version = integer(snapshot.version);
        let verdict = query(texts.verdict.clone()).bind(&snapshot.task_id).bind(version);
        let verdict = verdict.fetch_one(connection).await?;
        let (highest, holder): (Option<i64>, Option<i64>) = (verdict.try_get(0)?, verdict.try_get(1)?);
        let id: Option<&str> = verdict.try_get(2)?;
        let is_fenced = attempt.is_some_and(|own| holder.is_some_and(|holder| holder != integer(own)));
        Ok(Self {
            is_stored: id == Some(&snapshot.id),
            is_in_the_way: highest.unwrap_or(0) != version - 1 || is_fenced,
        })
    }
}
