//! A prefix of one's own on the server that answers.

use std::env;

use asap_runtime::store::{RedisOptions, RedisStore};
use redis::{Client, Connection};
use ulid::Ulid;

/// Some keys of the server, deleted when it is dropped.
pub(crate) struct Place {
    pub(crate) url: String,
    pub(crate) prefix: String,
}

impl Place {
    /// Nothing, said in a line, if no server answers and none is required.
    pub(crate) fn new() -> Option<Self> {
        let url = env::var("ASAP_TEST_REDIS_URL").unwrap_or_else(|_| "redis://127.0.0.1/".to_owned());
        let answers = Client::open(&*url).and_then(|client| client.get_connection());
        if let Err(error) = answers {
            return skipped(&format!("no Redis server answers at `ASAP_TEST_REDIS_URL`: {error}"));
        }
        Some(Self { url, prefix: format!("asap-test-{}", Ulid::generate()) })
    }

    pub(crate) fn options(&self) -> RedisOptions {
        RedisOptions::default().with_prefix(&self.prefix)
    }

    pub(crate) fn store(&self) -> RedisStore {
        RedisStore::connect_with(&self.url, self.options()).unwrap()
    }

    /// A connection of somebody else's.
    pub(crate) fn raw(&self) -> Connection {
        Client::open(&*self.url).unwrap().get_connection().unwrap()
    }

    /// The name of a key of this prefix.
    pub(crate) fn key(&self, name: &str) -> String {
        format!("{{{}}}:{name}", self.prefix)
    }

    /// The keys that are there.
    pub(crate) fn keys(&self) -> Vec<Vec<u8>> {
        let mut connection = self.raw();
        let mut scan = redis::cmd("SCAN");
        scan.cursor_arg(0).arg("MATCH").arg(self.key("*")).arg("COUNT").arg(1000);
        scan.iter(&mut connection).unwrap().map(Result::unwrap).collect()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let keys = self.keys();
        if !keys.is_empty() {
            redis::cmd("DEL").arg(keys).exec(&mut self.raw()).unwrap();
        }
    }
}

/// Says in a line why a test is not run, or fails where servers are required.
pub(crate) fn skipped<T>(reason: &str) -> Option<T> {
    assert!(env::var_os("ASAP_REQUIRE_SERVERS").is_none(), "{reason}");
    eprintln!("skipped: {reason}");
    None
}
