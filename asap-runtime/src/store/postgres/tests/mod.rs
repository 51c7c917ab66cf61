//! Tests on a server, each in a schema of its own.

mod conformance;

use std::fmt::Write as _;
use std::future::Future;

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, PgConnection, raw_sql};

use super::{PostgresOptions, PostgresStore};

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
        let mut sql = String::new();
        let _ = write!(sql, "DROP SCHEMA IF EXISTS {} CASCADE", self.schema);
        self.run(sql);
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}
