//! Whole tasks over stores that compress and encrypt what they keep.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking, in the functions it calls too")]

mod crashes;
mod functions;
mod hidden;
mod keys;
mod page;
mod parts;
mod past;
mod transactions;

use asap_runtime::SnapshotStore;
use asap_runtime::store::layers::{Key, Keys};
use asap_runtime::store::{Compressed, Encrypted};

/// A key whose bytes are all this one.
fn key(byte: u8) -> Key {
    Key::new(format!("k{byte}"), &[byte; 32]).unwrap()
}

/// The key 1.
fn keys() -> Keys {
    Keys::new(key(1))
}

/// Both layers, with the key 1.
fn layered<S: SnapshotStore>(store: S) -> Compressed<Encrypted<S>> {
    Compressed::new(Encrypted::new(store, keys()))
}
