//! The append inside a transaction of the user's own, on a connection of the user's own.
//!
//! It is one round trip to look at the transaction, one for the append and one for the commit. Nothing of the connection is
//! changed. The statement is the one that knows nothing of the window: what this process remembers of it is about appends
//! that went through the store, and stays as it is.

use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Postgres, Row as _, query, raw_sql};
use sqlx_core::transaction::TransactionManager as _;

use super::connect::Session;
use super::error::Fault;
use super::operation::Operation;
use super::time::Time;
use super::{PostgresStore, integer, parts, refuse, write};
use crate::error::{Error, Result};
use crate::store::{Append, Database, StoreFuture, Swap, Transaction, check};

/// How often an append is tried that was overtaken by something that has passed.
const TRIES: usize = 32;

/// PostgreSQL's code for a savepoint outside of a transaction (Appendix A of its manual).
const NO_TRANSACTION: &str = "25P01";
/// The same for any statement behind one that has failed.
const FAILED: &str = "25P02";

impl Transaction for sqlx::Transaction<'_, Postgres> {
    /// It does so in any case.
    fn roll_back_on_drop(&mut self) {}

    fn commit_with<'a>(self, database: &Database<'a>, append: Append<'a>) -> StoreFuture<'a, Swap>
    where
        Self: 'a,
    {
        let Some(store) = database.get::<PostgresStore>() else {
            let own = "a transaction in PostgreSQL".to_owned();
            return StoreFuture::ready(Err(Error::no_database(&append, database, own, "PostgresStore")));
        };
        if let Err(error) = check::append(&append).and_then(|()| refuse::append(&append)) {
            return StoreFuture::ready(Err(error));
        }
        StoreFuture::pending(commit(self, store, append))
    }
}

async fn commit(
    mut transaction: sqlx::Transaction<'_, Postgres>,
    store: &PostgresStore,
    append: Append<'_>,
) -> Result<Swap> {
    let (task_id, version) = (&append.snapshot.task_id, append.snapshot.version);
    let explain = |fault: Fault| {
        let operation = format!("commit version {version} of task `{task_id}` with a transaction");
        fault.explain(&store.inner.shared.place, task_id, operation)
    };
    if let Some(unfit) = unfit(&mut transaction, store).await.map_err(|met| match met {
        Met::Fault(fault) => explain(fault),
        Met::Store(error) => error,
    })? {
        let place = store.inner.shared.place.clone();
        return Err(Error::unfit(&append, place, unfit.transaction, unfit.reason));
    }
    match append_to(&mut transaction, store, &append).await.map_err(explain)? {
        Swap::Stored | Swap::Woke => {
            transaction.commit().await.map_err(|error| explain(error.into()))?;
            Ok(Swap::Stored)
        }
        Swap::Taken => {
            // A drop would leave it to whoever uses the connection next. If this fails, the server does it.
            let _ = transaction.rollback().await;
            Ok(Swap::Taken)
        }
    }
}

/// A transaction that cannot hold the snapshot.
struct Unfit {
    transaction: String,
    reason: String,
}

impl Unfit {
    fn new(transaction: &str, reason: impl Into<String>) -> Self {
        Self { transaction: format!("a transaction {transaction}"), reason: reason.into() }
    }
}

/// What kept us from looking.
enum Met {
    Fault(Fault),
    Store(Error),
}

/// Why the snapshot cannot be committed here, if so.
async fn unfit(connection: &mut PgConnection, store: &PostgresStore) -> Result<Option<Unfit>, Met> {
    let depth = <Postgres as sqlx::Database>::TransactionManager::get_transaction_depth(connection);
    if depth > 1 {
        let reason = "it is a savepoint inside of another, which could still be rolled back; commit it and give the \
                      outer one";
        return Ok(Some(Unfit::new("in PostgreSQL", reason)));
    }
    let shared = &store.inner.shared;
    let own = match raw_sql(shared.texts.inside.clone()).fetch_all(&mut *connection).await {
        Ok(rows) => Identity::read(rows.first()).map_err(Met::Fault)?,
        Err(error) => {
            let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
            let reason = match code.as_deref() {
                Some(NO_TRANSACTION) => "it was over before the checkpoint: `COMMIT` and `ROLLBACK` end it",
                Some(FAILED) => "a statement in it has failed, and PostgreSQL can only roll it back",
                _ => return Err(Met::Fault(error.into())),
            };
            return Ok(Some(Unfit::new("in PostgreSQL", reason)));
        }
    };
    if shared.identity().as_deref() != Some(&*own.tables) {
        // Not asked yet, or the tables were made anew.
        let tables = store.ask(Look).await.map_err(Met::Store)?;
        let is_same = tables == own.tables;
        *shared.identity() = Some(tables);
        if !is_same {
            let schema = shared.options.schema.as_ref();
            let schema = schema.map_or_else(String::new, |schema| format!(", schema `{schema}`"));
            let reason = format!(
                "the store's tables are in {}{schema}, and it does not find these there; open the store on the database of \
                 the transaction, and name its schema (`PostgresOptions::schema`)",
                shared.place
            );
            return Ok(Some(Unfit::new(&format!("on {}", own.place), reason)));
        }
    }
    if own.synchronous_commit == "off" {
        let reason = "its `synchronous_commit` is off, and the store promises more; run \
                      `SET LOCAL synchronous_commit = on` in it";
        return Ok(Some(Unfit::new(&format!("on {}", own.place), reason)));
    }
    Ok(None)
}

/// What a connection sees of the store's tables.
struct Identity {
    tables: String,
    place: String,
    synchronous_commit: String,
}

impl Identity {
    fn read(row: Option<&PgRow>) -> Result<Self, Fault> {
        let row = row.ok_or(sqlx::Error::RowNotFound)?;
        Ok(Self { tables: row.try_get(0)?, place: row.try_get(1)?, synchronous_commit: row.try_get(2)? })
    }
}

/// Which tables the store's own connections use.
struct Look;

impl Operation for Look {
    type Answer = String;

    fn task_id(&self) -> &'static str {
        ""
    }

    fn describe(&self) -> String {
        "look which tables it uses".to_owned()
    }

    async fn run(&mut self, session: &mut Session) -> Result<String, Fault> {
        let rows = raw_sql(session.texts.identity.clone()).fetch_all(&mut session.connection).await?;
        Ok(Identity::read(rows.first())?.tables)
    }
}

/// Does the append, and nothing where the version is taken or the attempt fenced off.
async fn append_to(
    connection: &mut PgConnection,
    store: &PostgresStore,
    append: &Append<'_>,
) -> Result<Swap, Fault> {
    let texts = &store.inner.shared.texts;
    let (snapshot, attempt) = (append.snapshot, append.attempt.map(integer));
    let version = integer(snapshot.version);
    for _ in 0..TRIES {
        let text = if append.parts.is_some() { &texts.append_whole_parts } else { &texts.append_whole };
        let statement = query(text.clone())
            .bind(&snapshot.task_id)
            .bind(version)
            .bind(&snapshot.id)
            .bind(snapshot.data.as_json())
            .bind(snapshot.checkpoint)
            .bind(Time::of(snapshot.created_at))
            .bind(attempt)
            .bind(append.retention.window().map(integer));
        let statement = write::no_record(statement);
        let statement = match &append.parts {
            Some(changes) => parts::changes(statement, changes),
            None => statement,
        };
        if statement.fetch_optional(&mut *connection).await?.is_some() {
            return Ok(Swap::Stored);
        }
        let verdict = query(texts.verdict.clone()).bind(&snapshot.task_id).bind(version);
        let verdict = verdict.fetch_one(&mut *connection).await?;
        let (highest, holder): (Option<i64>, Option<i64>) = (verdict.try_get(0)?, verdict.try_get(1)?);
        let is_fenced = attempt.is_some_and(|own| holder.is_some_and(|holder| holder != own));
        if highest.unwrap_or(0) != version - 1 || is_fenced {
            return Ok(Swap::Taken);
        }
    }
    let reason = "others change the task's rows all the time; nothing was changed, run it again";
    Err(Fault::Layout(reason.to_owned()))
}
