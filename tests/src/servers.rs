//! The servers that tests use where one answers.

use std::env;

use crate::say;

/// Where a test's PostgreSQL is.
pub const POSTGRES: (&str, &str) = ("ASAP_TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1/test");

/// Where a test's Redis is.
pub const REDIS: (&str, &str) = ("ASAP_TEST_REDIS_URL", "redis://127.0.0.1/");

/// The address of a server, by a variable or the usual one, if a store answers there; if none does, `who` says so in a line.
///
/// # Panics
///
/// If none answers and `ASAP_REQUIRE_SERVERS` says that one must.
#[must_use]
pub fn address(who: &str, (variable, usual): (&str, &str)) -> Option<String> {
    let address = env::var(variable).unwrap_or_else(|_| usual.to_owned());
    let Err(error) = asap_runtime::store::from_url(&address).wait() else { return Some(address) };
    let said = format!("{who}: nothing answers at {address}: {error}");
    assert!(env::var_os("ASAP_REQUIRE_SERVERS").is_none(), "{said}");
    say(&format!("{said}; skipped"));
    None
}
