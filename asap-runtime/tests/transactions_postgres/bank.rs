//! Rows of a user's own, in the database of the store.

use std::net::SocketAddr;
use std::sync::Arc;

use asap_runtime::store::{PostgresOptions, PostgresStore, SnapshotStore};
use asap_runtime::{Result, Runnable, Running, Runtime};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{PgPool, Postgres, Row as _, Transaction, query};
use tokio::runtime::Runtime as Executor;

use crate::place::Place;

/// A schema with a store's tables and one of the user's, and an executor for the user's pool.
pub(crate) struct Bank {
    pub(crate) executor: Arc<Executor>,
    place: Place,
}

impl Bank {
    /// A new one; nothing where no server answers.
    pub(crate) fn new() -> Option<Self> {
        let place = Place::new()?;
        drop(place.open());
        place.run("CREATE TABLE paid (id serial PRIMARY KEY, n integer NOT NULL)");
        let executor = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        Some(Self { executor: Arc::new(executor.unwrap()), place })
    }

    pub(crate) fn store(&self) -> PostgresStore {
        self.place.open()
    }

    /// The user's own connections.
    pub(crate) fn pool(&self) -> PgPool {
        self.pool_with(self.place.options.clone())
    }

    /// The user's own connections, by way of a proxy.
    pub(crate) fn pool_at(&self, address: SocketAddr) -> PgPool {
        self.pool_with(self.place.options.clone().host(&address.ip().to_string()).port(address.port()))
    }

    pub(crate) fn pool_with(&self, options: PgConnectOptions) -> PgPool {
        let _inside = self.executor.enter();
        PgPoolOptions::new()
            .max_connections(2)
            .connect_lazy_with(options.options([("search_path", &self.place.schema)]))
    }

    pub(crate) fn options(&self) -> PgConnectOptions {
        self.place.options.clone()
    }

    pub(crate) fn store_options(&self) -> PostgresOptions {
        self.place.store_options()
    }

    pub(crate) fn schema(&self) -> String {
        self.place.schema.clone()
    }

    pub(crate) fn address(&self) -> (String, u16) {
        self.place.address()
    }

    pub(crate) fn runtime(&self) -> Runtime {
        Runtime::new(self.store()).with_resource(self.pool())
    }

    /// Runs a task on the executor.
    pub(crate) fn run<T, C>(&self, runtime: &Runtime, call: C) -> Result<T>
    where
        T: Send + 'static,
        C: Runnable<Value = T, Answer = Running<T>>,
    {
        let _inside = self.executor.enter();
        self.executor.block_on(runtime.run("task", call))
    }

    /// What was paid, in order.
    pub(crate) fn paid(&self) -> Vec<i32> {
        let pool = self.pool();
        let rows = self.executor.block_on(query("SELECT n FROM paid ORDER BY id").fetch_all(&pool)).unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    }

    pub(crate) fn versions(&self) -> Vec<u64> {
        self.store().list_versions("task").wait().unwrap()
    }

    /// Runs SQL as another program would.
    pub(crate) fn sql(&self, sql: &str) {
        self.place.run(sql);
    }
}

/// A row of the user's own.
pub(crate) async fn pay(transaction: &mut Transaction<'_, Postgres>, n: i32) -> sqlx::Result<()> {
    query("INSERT INTO paid (n) VALUES ($1)").bind(n).execute(&mut **transaction).await.map(drop)
}
