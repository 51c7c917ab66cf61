//! The append inside a transaction of the user's own, on a connection of the user's own.
//!
//! It is one round trip to look at the transaction, one for the append and one for the commit. Nothing of the connection is
//! changed. What is known of the task behind the append is remembered once it is committed.

use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Postgres, Row as _, raw_sql};
use sqlx_core::transaction::TransactionManager as _;

use super::connect::Session;
use super::error::Fault;
use super::insert::{Found, Way, insert};
use super::known::Head;
use super::operation::Operation;
use super::verdict::Verdict;
use super::{PostgresStore, refuse};
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
    let Some(head) = append_to(&mut transaction, store, &append).await.map_err(explain)? else {
        // A drop would leave it to whoever uses the connection next. If this fails, the server does it.
        let _ = transaction.rollback().await;
        return Ok(Swap::Taken);
    };
    transaction.commit().await.map_err(|error| explain(error.into()))?;
    if let Some(head) = head {
        store.inner.shared.known().learn(task_id, head);
    }
    Ok(Swap::Stored)
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
    if shared.server().as_deref() != Some(&*own.server) {
        // Another than before, which may lack what that one had acknowledged: the store's own connections need not have met it yet.
        shared.known().forget_all();
        *shared.server() = Some(own.server);
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
    server: String,
}

impl Identity {
    fn read(row: Option<&PgRow>) -> Result<Self, Fault> {
        let row = row.ok_or(sqlx::Error::RowNotFound)?;
        Ok(Self {
            tables: row.try_get(0)?,
            place: row.try_get(1)?,
            synchronous_commit: row.try_get(2)?,
            server: row.try_get(3)?,
        })
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

/// Does the append, and answers what is known of the task once it is committed; nothing, which is `None`, where the version is taken or
/// the attempt fenced off.
async fn append_to(
    connection: &mut PgConnection,
    store: &PostgresStore,
    append: &Append<'_>,
) -> Result<Option<Option<Head>>, Fault> {
    let shared = &store.inner.shared;
    let mut way = Way::of(append, &mut shared.known());
    for _ in 0..TRIES {
        match insert(append, way, &shared.texts, connection).await? {
            Found::Stored(head) => return Ok(Some(head)),
            Found::Version => return Ok(None),
            Found::Nothing => {}
        }
        let verdict = Verdict::ask(append.snapshot, append.attempt, &shared.texts, connection).await?;
        if verdict.is_in_the_way {
            return Ok(None);
        }
        way = Way::Whole;
    }
    let reason = "others change the task's rows all the time; nothing was changed, run it again";
    Err(Fault::Layout(reason.to_owned()))
}
