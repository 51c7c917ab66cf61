//! The server, and the database that is made anew for each turn.

use std::time::{Duration, Instant};

use peers::Result;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, query_scalar, raw_sql};
use url::Url;

/// A server in which databases can be made.
pub(crate) struct Server {
    connection: PgConnection,
    /// Of the database that is made.
    url: Url,
    name: String,
}

impl Server {
    /// Connects to a server, to make a database of this name.
    pub(crate) async fn connect(url: &str, name: &str) -> Result<Self> {
        let mut url = Url::parse(url).map_err(|error| format!("PEERS_SERVER_URL is no URL: {error}"))?;
        // One spelling that all clients know, and for all the same: no client encrypts where another cannot.
        if url.scheme() == "postgres" {
            url = Url::parse(&url.as_str().replacen("postgres", "postgresql", 1))?;
        }
        if !url.query_pairs().any(|(key, _)| key == "sslmode") {
            url.query_pairs_mut().append_pair("sslmode", "disable");
        }
        let connection = options(&url)?.connect().await?;
        url.set_path(name);
        Ok(Self { connection, url, name: name.to_owned() })
    }

    /// The database, empty; what was in it before is gone.
    pub(crate) async fn make_database(&mut self) -> Result<&Url> {
        self.drop_database().await?;
        // Not from a template that somebody may be connected to.
        let make = format!("CREATE DATABASE {} TEMPLATE template0", self.name);
        raw_sql(AssertSqlSafe(make)).execute(&mut self.connection).await?;
        Ok(&self.url)
    }

    pub(crate) async fn drop_database(&mut self) -> Result<()> {
        let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        raw_sql(AssertSqlSafe(drop)).execute(&mut self.connection).await?;
        Ok(())
    }

    /// A connection into the database.
    pub(crate) async fn observe(&self) -> Result<PgConnection> {
        Ok(options(&self.url)?.connect().await?)
    }

    /// How many transactions have been committed in the database by connections that have ended since, or reported it.
    pub(crate) async fn commits(&mut self) -> Result<i64> {
        let commits = "SELECT xact_commit FROM pg_stat_database WHERE datname = $1";
        Ok(query_scalar(commits).bind(&self.name).fetch_one(&mut self.connection).await?)
    }

    /// Waits until nobody is connected to the database, so that all have reported what they did.
    ///
    /// # Errors
    ///
    /// If somebody stays.
    pub(crate) async fn wait_until_left(&mut self, patience: Duration) -> Result<()> {
        let begun = Instant::now();
        let left = "SELECT count(*) FROM pg_stat_activity WHERE datname = $1";
        while query_scalar::<_, i64>(left).bind(&self.name).fetch_one(&mut self.connection).await? > 0 {
            if begun.elapsed() > patience {
                return Err(
                    format!("somebody is still connected to `{}` after {patience:?}", self.name).into()
                );
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// What decides about durability and speed.
    pub(crate) async fn describe(&mut self) -> Result<Vec<(String, String)>> {
        let mut about = Vec::new();
        for name in [
            "server_version",
            "synchronous_commit",
            "fsync",
            "full_page_writes",
            "wal_level",
            "shared_buffers",
        ] {
            let value = query_scalar("SELECT current_setting($1)").bind(name);
            about.push((name.to_owned(), value.fetch_one(&mut self.connection).await?));
        }
        about.push(("connections are encrypted".to_owned(), {
            let encrypted = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
            query_scalar::<_, bool>(encrypted).fetch_one(&mut self.connection).await?.to_string()
        }));
        Ok(about)
    }

    pub(crate) async fn close(connection: PgConnection) -> Result<()> {
        Ok(connection.close().await?)
    }
}

fn options(url: &Url) -> Result<PgConnectOptions> {
    Ok(url.as_str().parse::<PgConnectOptions>()?.disable_statement_logging())
}
