//! A schema of a test's own on the server that tests may use.

use asap_runtime::generate_id;
use asap_runtime::store::{PostgresOptions, PostgresStore};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, PgConnection, raw_sql};

/// Dropped with its schema.
pub(crate) struct Place {
    pub(crate) options: PgConnectOptions,
    pub(crate) schema: String,
}

/// The address of the server.
pub(crate) fn url() -> String {
    std::env::var("ASAP_TEST_POSTGRES_URL")
        .unwrap_or_else(|_| "postgres://postgres@127.0.0.1/test".to_owned())
}

/// Says that a test is skipped; fails it where servers must be there.
pub(crate) fn skip(reason: &str) {
    assert!(std::env::var_os("ASAP_REQUIRE_SERVERS").is_none(), "{reason}");
    eprintln!("skipped: {reason}");
}

pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

impl Place {
    /// A new one; nothing where no server answers.
    pub(crate) fn new() -> Option<Self> {
        let options: PgConnectOptions = url().parse().unwrap();
        if let Err(error) = block_on(options.connect()) {
            skip(&format!("PostgreSQL does not answer at {}: {error}", url()));
            return None;
        }
        Some(Self { options, schema: format!("asap_{}", generate_id().to_lowercase()) })
    }

    pub(crate) fn store_options(&self) -> PostgresOptions {
        PostgresOptions { schema: Some(self.schema.clone()), ..PostgresOptions::default() }
    }

    pub(crate) fn open(&self) -> PostgresStore {
        PostgresStore::connect_with(&url(), self.store_options()).wait().unwrap()
    }

    /// A store that reaches the server at another address, a proxy's.
    pub(crate) fn open_at(&self, address: std::net::SocketAddr, options: PostgresOptions) -> PostgresStore {
        let (user, database) =
            (self.options.get_username(), self.options.get_database().unwrap_or("postgres"));
        let url = format!("postgres://{user}@{address}/{database}");
        PostgresStore::connect_with(&url, options).wait().unwrap()
    }

    pub(crate) fn address(&self) -> (String, u16) {
        (self.options.get_host().to_owned(), self.options.get_port())
    }

    async fn connect(&self) -> sqlx::Result<PgConnection> {
        self.options.clone().options([("search_path", &self.schema)]).connect().await
    }

    /// Runs SQL as another program would, with the store's schema in front.
    pub(crate) fn run(&self, sql: impl Into<String>) {
        let sql = AssertSqlSafe(sql.into());
        let done = block_on(async { raw_sql(sql).execute(&mut self.connect().await?).await });
        done.unwrap();
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.run(format!("DROP SCHEMA IF EXISTS {} CASCADE", self.schema));
    }
}
