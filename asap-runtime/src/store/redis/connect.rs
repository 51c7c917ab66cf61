//! One connection.

use redis::{Client, Connection, ConnectionInfo, IntoConnectionInfo};

use super::durability::Settings;
use super::error::Fault;
use super::options::RedisOptions;

/// Where the server is; its address alone may be shown.
#[derive(Clone)]
pub(super) struct Address {
    client: Client,
    pub(super) text: String,
}

impl Address {
    pub(super) fn new(url: &str) -> Result<Self, Fault> {
        let unusable = |error| {
            Fault::Options(format!(
                "the address is none of the form `redis://user:password@host:port/database` ({error}); one that begins \
                 with `rediss` needs the feature `tls-rustls` or `tls-native-tls` of the crate `redis`"
            ))
        };
        let info: ConnectionInfo = url.into_connection_info().map_err(unusable)?;
        // Else a snapshot of several packets waits for the server's acknowledgement of the first.
        let tcp = info.tcp_settings().clone().set_nodelay(true);
        let info = info.set_tcp_settings(tcp);
        let text = match info.redis_settings().db() {
            0 => info.addr().to_string(),
            database => format!("{}/{database}", info.addr()),
        };
        Ok(Self { client: Client::open(info).map_err(unusable)?, text })
    }

    /// A new connection, and the server's settings if they were asked for.
    pub(super) fn open(&self, options: &RedisOptions) -> Result<Connection, Fault> {
        let mut connection = self.open_unasked(options)?;
        if let Some(required) = options.durability {
            let told = Settings::ask(&mut connection).map_err(Fault::Refused)?;
            Settings::require(told.as_ref(), required)?;
        }
        Ok(connection)
    }

    pub(super) fn open_unasked(&self, options: &RedisOptions) -> Result<Connection, Fault> {
        let wait = options.response_timeout;
        let open = || {
            let connection = self.client.get_connection_with_timeout(wait)?;
            connection.set_read_timeout(Some(wait))?;
            connection.set_write_timeout(Some(wait))?;
            Ok(connection)
        };
        open().map_err(Fault::Refused)
    }
}
