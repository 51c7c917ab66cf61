//! The store's tables, made and brought up to date by whoever comes first.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection, Row as _, query, raw_sql};

use super::connect::Session;
use super::error::Fault;
use super::operation::Operation;
use super::statement::{in_schema, quoted};

const SCHEMA: &str = include_str!("sql/schema.sql");

/// The files that make the tables, each run once: the first makes version 1.
const MIGRATIONS: [&str; 5] = [
    include_str!("sql/0001_tables.sql"),
    include_str!("sql/0002_queues.sql"),
    include_str!("sql/0003_messages.sql"),
    include_str!("sql/0004_parts.sql"),
    include_str!("sql/0005_revision.sql"),
];

/// The advisory lock of everybody who makes or changes the tables: "asap" in ASCII.
const LOCK: i64 = 0x6173_6170;

/// Makes and changes the tables, if they are not as this program knows them.
pub(super) struct Prepare {
    pub(super) schema: Option<String>,
}

impl Operation for Prepare {
    type Answer = ();

    fn describe(&self) -> String {
        "open its database".to_owned()
    }

    fn is_patient(&self) -> bool {
        false
    }

    async fn run(&mut self, session: &mut Session) -> Result<(), Fault> {
        let schema = self.schema.as_deref();
        // Nothing is written if nothing is missing, so that a role which may not make tables can use them.
        if version(&mut session.connection, schema).await? == MIGRATIONS.len() {
            return Ok(());
        }
        let mut transaction = session.connection.begin().await?;
        query("SELECT pg_advisory_xact_lock($1)").bind(LOCK).execute(&mut *transaction).await?;
        if let Some(schema) = schema {
            let create = format!("CREATE SCHEMA IF NOT EXISTS {}", quoted(schema));
            raw_sql(AssertSqlSafe(create)).execute(&mut *transaction).await?;
        }
        raw_sql(in_schema(SCHEMA, schema)).execute(&mut *transaction).await?;
        // Behind the lock: somebody else may have done it by now.
        let made = version(&mut transaction, schema).await?;
        for (number, migration) in (1_i32..).zip(MIGRATIONS).skip(made) {
            raw_sql(in_schema(migration, schema)).execute(&mut *transaction).await?;
            let insert = in_schema("INSERT INTO asap_schema (version) VALUES ($1)", schema);
            query(insert).bind(number).execute(&mut *transaction).await?;
        }
        Ok(transaction.commit().await?)
    }
}

/// How many migrations were run; 0 if not even their table is there.
async fn version(connection: &mut PgConnection, schema: Option<&str>) -> Result<usize, Fault> {
    let table = in_schema("asap_schema", schema);
    let is_there =
        query("SELECT to_regclass($1) IS NOT NULL").bind(table.as_str()).fetch_one(&mut *connection);
    if !is_there.await?.try_get::<bool, _>(0)? {
        return Ok(0);
    }
    let highest = query(in_schema("SELECT coalesce(max(version), 0) FROM asap_schema", schema));
    let highest: i32 = highest.fetch_one(connection).await?.try_get(0)?;
    match usize::try_from(highest) {
        Ok(version) if version <= MIGRATIONS.len() => Ok(version),
        _ => Err(Fault::Layout(format!(
            "its tables have version {highest}, this program knows {}; use a newer one",
            MIGRATIONS.len()
        ))),
    }
}
