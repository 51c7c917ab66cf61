//! Checkpoints inside transactions of sqlx's, in the database of a `PostgresStore`.

#![cfg(feature = "postgres")]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod bank;
mod doubt;
mod kills;
#[allow(dead_code, reason = "other tests use the rest of it")]
#[path = "../postgres/place.rs"]
mod place;
#[allow(dead_code, reason = "other tests use the rest of it")]
#[path = "../servers/proxy.rs"]
mod proxy;
mod refused;
mod together;
