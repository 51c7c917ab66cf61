//! What time has made due: delays that are over, and leases that have run out.

use sqlx::{Connection as _, Row as _, query};

use super::super::connect::Session;
use super::super::error::Fault;

/// Makes tasks ready whose time has come, and parks those that have lost too many leases.
///
/// Two statements, since the second must see the versions that were stored before the first had its locks. What another is
/// just promoting, or storing, is passed over. Repeated, it finds what is left to do.
pub(super) async fn promote(session: &mut Session, max_lost_leases: u32) -> Result<(), Fault> {
    let texts = &session.texts;
    let mut transaction = session.connection.begin().await?;
    let due = query(texts.lock_due.clone()).fetch_all(&mut *transaction).await?;
    let due: Vec<String> = due.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?;
    if due.is_empty() {
        transaction.rollback().await?;
        return Ok(());
    }
    query(texts.wake.clone()).bind(due).bind(i64::from(max_lost_leases)).execute(&mut *transaction).await?;
    Ok(transaction.commit().await?)
}
