//! A checkpoint inside a transaction of the user's own.

use super::append::OwnedAppend;
use super::database::Front;
use super::{Append, Database, SnapshotStore, StoreFuture, Swap};
#[cfg(any(feature = "sqlite", feature = "postgres"))]
use crate::error::Error;
use crate::error::Result;

/// A transaction of the user's own that `checkpoint!(tx)` stores its snapshot in and commits: the rows in it and the
/// snapshot become durable together, or neither does.
///
/// `rusqlite::Transaction` is one on a `SqliteStore`'s file (feature `sqlite`), `sqlx::Transaction<'_, Postgres>` one in the database of
/// a `PostgresStore` (feature `postgres`; in `async` functions). Implement it for a transaction on the database of a store of
/// your own.
pub trait Transaction: Sized {
    /// From now on whatever drops the transaction rolls it back, also where it was told to commit then.
    ///
    /// A checkpoint asks for this before it saves the first local.
    fn roll_back_on_drop(&mut self);

    /// Does in the transaction what [`SnapshotStore::append`] does, and commits.
    ///
    /// [`Swap::Taken`], and rolled back, if the version or the attempt is not the one that `append` asks for. An error
    /// also means rolled back, unless it is of the commit: then the runtime reads the version, and looks
    /// whether its snapshot is there.
    ///
    /// A transaction on another database than the store's is refused, with [`Error::UnfitTransaction`](crate::Error::UnfitTransaction).
    fn commit_with<'a>(self, database: &Database<'a>, append: Append<'a>) -> StoreFuture<'a, Swap>
    where
        Self: 'a;
}

/// A [`Transaction`] whose answer is there when `commit_with` returns, so that a synchronous function may use it.
pub trait ReadyTransaction: Transaction {}

/// Appends in a transaction and commits it. It is gone when the answer is there.
pub(crate) async fn commit<T: Transaction>(
    store: &dyn SnapshotStore,
    transaction: T,
    append: Append<'_>,
) -> Result<Swap> {
    let mut database = store.database();
    let front = database.take_front();
    // What each change makes of the append: the outermost first.
    let mut changed: Vec<OwnedAppend> = Vec::new();
    for front in front.iter().rev() {
        if let Front::Change(change) = front {
            let before = changed.last().map_or(append, OwnedAppend::as_append);
            changed.push(change.change(before)?);
        }
    }
    let stored = changed.last().map_or(append, OwnedAppend::as_append);
    let mut answers = Vec::new();
    let mut passed = changed.len();
    for front in &front {
        let Front::Watch(watch) = front else {
            passed -= 1;
            continue;
        };
        let seen = passed.checked_sub(1).map_or(append, |last| changed[last].as_append());
        let watched = watch.begin(seen);
        if let Some(instead) = watched.instead {
            drop(transaction);
            return instead.await;
        }
        answers.push(watched.answer);
    }
    let committing = transaction.commit_with(&database, stored);
    let swap = committing.await;
    let swap = answers.into_iter().fold(swap, |swap, answer| answer(swap));
    match swap {
        // The answer may be what was lost, not the work.
        Err(error) if error.is_store() => {
            let snapshot = append.snapshot;
            match store.get_version(&snapshot.task_id, snapshot.version).await {
                Ok(Some(found)) if found.id == snapshot.id => Ok(Swap::Stored),
                _ => Err(error),
            }
        }
        swap => swap,
    }
}

#[cfg(any(feature = "sqlite", feature = "postgres"))]
impl Error {
    /// The error for a transaction that cannot hold the snapshot; it is rolled back.
    pub(crate) fn unfit(append: &Append<'_>, store: String, transaction: String, reason: String) -> Self {
        Self::UnfitTransaction {
            task_id: append.snapshot.task_id.clone(),
            version: append.snapshot.version,
            store,
            transaction,
            reason,
        }
    }

    /// As [`unfit`](Self::unfit), for a store of another kind.
    pub(crate) fn no_database(
        append: &Append<'_>,
        database: &Database<'_>,
        transaction: String,
        needed: &str,
    ) -> Self {
        let store = database.store().to_owned();
        let reason = format!(
            "`{store}` keeps no database that it could be in; give the runtime a `{needed}` on the database of the \
             transaction, or commit first and use `checkpoint!()`"
        );
        Self::unfit(append, store, transaction, reason)
    }
}
