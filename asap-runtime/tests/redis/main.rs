//! The Redis store: on a server that answers at `ASAP_TEST_REDIS_URL`, and on servers of the tests' own that are killed,
//! started again and set otherwise. Between store and server stands, where a connection is to be lost, a proxy.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

#[path = "../servers/acknowledged.rs"]
mod acknowledged;
mod bells;
mod conformance;
mod damage;
mod futures;
mod indexes;
#[cfg(all(feature = "zstd", feature = "encryption"))]
mod layers;
mod leases;
#[path = "../servers/list_in_parts.rs"]
mod list_in_parts;
mod lost;
mod lost_places;
mod messages;
mod parts;
mod place;
mod places;
mod proxy;
mod raced;
mod restart;
mod sample;
mod server;
mod settings;
mod urls;
#[path = "../warnings/mod.rs"]
mod warnings;
