//! Tests on a server, each in a schema of its own.

mod conformance;
mod damage;
mod growth;
mod known;
#[cfg(all(feature = "zstd", feature = "encryption"))]
mod layers;
mod messages;
mod plans;
mod queues;
mod tables;

use std::future::Future;

use chrono::DateTime;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, PgConnection, raw_sql};

use super::{PostgresOptions, PostgresStore};
use crate::protocol::{Data, StateSnapshot, TaskStatus};
use crate::store::{Append, Retention, SnapshotStore, Swap, TaskRecord};

/// A schema on the server that tests may use, dropped at the end.
struct Place {
    url: String,
    schema: String,
}

impl Place {
    /// A new one; nothing, with a line that says so, where no server answers and none is required.
    fn new() -> Option<Self> {
        let url = std::env::var("ASAP_TEST_POSTGRES_URL");
        let url = url.unwrap_or_else(|_| "postgres://postgres@127.0.0.1/test".to_owned());
        let place = Self { url, schema: format!("asap_{}", crate::generate_id().to_lowercase()) };
        let answer = block_on(place.try_connect());
        match answer {
            Ok(_) => Some(place),
            Err(error) => {
                let said = format!("PostgreSQL does not answer at {}: {error}", place.url);
                assert!(std::env::var_os("ASAP_REQUIRE_SERVERS").is_none(), "{said}");
                eprintln!("skipped: {said}");
                // There is nothing to drop.
                std::mem::forget(place);
                None
            }
        }
    }

    fn options(&self) -> PostgresOptions {
        PostgresOptions { schema: Some(self.schema.clone()), ..PostgresOptions::default() }
    }

    fn open(&self) -> PostgresStore {
        PostgresStore::connect_with(&self.url, self.options()).wait().unwrap()
    }

    async fn try_connect(&self) -> sqlx::Result<PgConnection> {
        let options: PgConnectOptions = self.url.parse()?;
        options.options([("search_path", &self.schema)]).connect().await
    }

    /// Runs SQL as another program would, with the store's schema in front.
    fn run(&self, sql: impl Into<String>) -> u64 {
        let sql = sql.into();
        let done = block_on(async {
            let mut connection = self.try_connect().await?;
            raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await
        });
        done.unwrap().rows_affected()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.run(format!("DROP SCHEMA IF EXISTS {} CASCADE", self.schema));
    }
}

fn snapshot(task_id: &str, version: u64) -> StateSnapshot {
    StateSnapshot {
        id: format!("01J{version:023}"),
        task_id: task_id.to_owned(),
        version,
        data: Data::from_trusted(format!(r#"{{"step":{version},"pad":"{}"}}"#, "p".repeat(180))),
        checkpoint: true,
        created_at: DateTime::from_timestamp(1_767_323_045, 678_901_000).unwrap(),
    }
}

fn record(task_id: &str, attempt: u64) -> TaskRecord {
    TaskRecord {
        task_id: task_id.to_owned(),
        function: "jobs::manifest".to_owned(),
        status: TaskStatus::Working,
        attempt,
        result: None,
        error: None,
        parent_task_id: None,
        depth: 0,
        failures: 0,
        failing_since: None,
        created_at: DateTime::from_timestamp(1_767_323_045, 0).unwrap(),
        updated_at: DateTime::from_timestamp(1_767_323_046, 0).unwrap(),
    }
}

/// Appends as a task of attempt 1 does; version 1 with its record.
fn append(store: &PostgresStore, task_id: &str, version: u64, retention: Retention) -> Swap {
    let (snapshot, record) = (snapshot(task_id, version), record(task_id, 1));
    let record = (version == 1).then_some(&record);
    store
        .append(Append { snapshot: &snapshot, attempt: Some(1), record, retention, parts: None })
        .wait()
        .unwrap()
}

fn versions(store: &PostgresStore, task_id: &str) -> Vec<u64> {
    store.list_versions(task_id).wait().unwrap()
}

fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}
