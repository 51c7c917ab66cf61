//! What time has made due: delays that are over, and leases that have run out.

use sqlx::{Connection as _, Row as _, query};

use super::super::connect::Session;
use super::super::error::Fault;
use crate::protocol::TaskStatus;
use crate::store::queue::Step;

/// Makes tasks ready whose time has come, and parks those that have lost too many leases.
///
/// Two statements, since the second must see the versions that were stored before the first had its locks. What another is
/// just promoting, or storing, is passed over. Repeated, it finds what is left to do. Answers the
/// steps of those that it has parked.
pub(super) async fn promote(session: &mut Session, max_lost_leases: u32) -> Result<Vec<Step>, Fault> {
    let texts = &session.texts;
    let mut transaction = session.connection.begin().await?;
    let due = query(texts.lock_due.clone()).fetch_all(&mut *transaction).await?;
    let due: Vec<String> = due.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?;
    if due.is_empty() {
        transaction.rollback().await?;
        return Ok(Vec::new());
    }
    let wake = query(texts.wake.clone()).bind(due).bind(i64::from(max_lost_leases));
    let promoted = wake.fetch_all(&mut *transaction).await?;
    transaction.commit().await?;
    let mut steps = Vec::new();
    for row in &promoted {
        // A status that nobody can read is none to come from.
        if let Some(Ok(from)) = row.try_get::<Option<&str>, _>(1)?.map(str::parse) {
            steps.push(Step { task_id: row.try_get(0)?, from, to: TaskStatus::InputRequired });
        }
    }
    Ok(steps)
}
