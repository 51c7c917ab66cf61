//! Connections, and where they come from.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgConnection, PgPool, raw_sql};

use super::error::Fault;
use super::statement::Statements;

const SESSION: &str = include_str!("sql/session.sql");

/// Prepared statements that a connection keeps; there are fewer.
const STATEMENTS: usize = 96;

/// What a connection is made with.
#[derive(Clone)]
pub(super) enum Source {
    Address(Box<PgConnectOptions>),
    /// The options that the pool has at the moment: its owner may change the password.
    Pool(PgPool),
}

impl Source {
    pub(super) fn read(url: &str) -> Result<Self, Fault> {
        // The driver's message may show a part of the address, and with it a password.
        let options = PgConnectOptions::from_str(url).map_err(|_| {
            Fault::Address(
                "it should be `postgres://user:password@host:port/database`, with what is special in the password as `%..`"
                    .to_owned(),
            )
        })?;
        Ok(Self::Address(Box::new(options)))
    }

    pub(super) fn options(&self) -> PgConnectOptions {
        let options = match self {
            Self::Address(options) => (**options).clone(),
            Self::Pool(pool) => (*pool.connect_options()).clone(),
        };
        options.statement_cache_capacity(STATEMENTS).disable_statement_logging()
    }

    /// Connects, and tells the server how this store works.
    pub(super) async fn connect(&self, timeout: Duration) -> Result<PgConnection, sqlx::Error> {
        let connect = async {
            let mut connection = self.options().connect().await?;
            match raw_sql(SESSION).execute(&mut connection).await {
                Err(sqlx::Error::Database(_)) => settings_one_by_one(&mut connection).await?,
                Ok(_) => {}
                Err(error) => return Err(error),
            }
            Ok(connection)
        };
        tokio::time::timeout(timeout, connect).await.unwrap_or(Err(sqlx::Error::PoolTimedOut))
    }
}

/// A server that is not PostgreSQL itself may not know one of the settings; it does without that one.
async fn settings_one_by_one(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    for setting in SESSION.split_inclusive(';') {
        match raw_sql(setting).execute(&mut *connection).await {
            Ok(_) | Err(sqlx::Error::Database(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Where the database is, without a password.
impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let options = self.options();
        let database = options.get_database().unwrap_or_else(|| options.get_username());
        match options.get_socket() {
            Some(socket) => write!(f, "the database `{database}` at {}", socket.display()),
            None => write!(f, "the database `{database}` at {}:{}", options.get_host(), options.get_port()),
        }
    }
}

/// A connection with the statements that run on it.
pub(super) struct Session {
    pub(super) connection: PgConnection,
    pub(super) texts: Arc<Statements>,
}
