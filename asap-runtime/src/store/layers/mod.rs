//! Layers: stores that wrap another one and change what is stored.
//!
//! [`Compressed`] (feature `zstd`) makes it smaller, [`Encrypted`] (feature `encryption`) keeps it from whoever can read the store.
//! Both change the data of snapshots, [parts](crate::store::Part), results, errors and messages, and leave alone what a store works with:
//! ids, versions, times, statuses, the names of functions, queues and topics. Whatever goes through the layer is plain on its other
//! side, so everything works over it: time travel, exports, `checkpoint!(tx)`, workers.
//!
//! What was stored before a layer was put in front stays readable through it, and so does what it has changed once it is
//! [turned off](Layered::turned_off). Compression goes outside, for what is encrypted cannot be compressed:
//! `Compressed::new(Encrypted::new(store, keys))`.
//!
//! `docs/storage.md` of the repository says what is hidden and how keys are changed; DESIGN.md has the formats.

mod ask;
mod changed;
mod form;
#[cfg(feature = "encryption")]
mod keys;
mod layer;
mod place;
mod queue;
#[cfg(feature = "encryption")]
mod seal;
mod store;
#[cfg(test)]
mod tests;
#[cfg(feature = "zstd")]
mod zstd;

#[cfg(feature = "encryption")]
pub use keys::{Key, Keys};
pub use layer::{Layer, Unread};
pub use place::Place;
#[cfg(feature = "encryption")]
pub use seal::Seal;
#[cfg(feature = "zstd")]
pub use zstd::Zstd;

/// A store that compresses what the store inside keeps; see [`Zstd`].
///
/// ```
/// use asap_runtime::Runtime;
/// use asap_runtime::store::{Compressed, MemoryStore};
///
/// let runtime = Runtime::new(Compressed::new(MemoryStore::new()).with_level(6));
/// # let _ = runtime;
/// ```
#[cfg(feature = "zstd")]
pub type Compressed<S> = Layered<S, Zstd>;

/// A store that encrypts what the store inside keeps; see [`Seal`].
///
/// ```
/// use asap_runtime::Runtime;
/// use asap_runtime::store::layers::{Key, Keys};
/// use asap_runtime::store::{Encrypted, MemoryStore};
///
/// # let secret = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
/// // 32 bytes, from wherever secrets are kept: `openssl rand -hex 32` makes some.
/// let keys = Keys::new(Key::from_text("2026-11", secret)?);
/// let runtime = Runtime::new(Encrypted::new(MemoryStore::new(), keys));
/// # let _ = runtime;
/// # Ok::<(), asap_runtime::Error>(())
/// ```
#[cfg(feature = "encryption")]
pub type Encrypted<S> = Layered<S, Seal>;

/// A store with a layer in front: [`Compressed`] and [`Encrypted`].
///
/// It has the queues, the transactions and the durability of the store inside, and promises what that does.
#[derive(Debug)]
pub struct Layered<S, L> {
    store: S,
    layer: L,
    is_off: bool,
}

impl<S, L: Layer> Layered<S, L> {
    fn with(store: S, layer: L) -> Self {
        Self { store, layer, is_off: false }
    }

    /// Stores as it is what comes from now on; what the layer has changed is read as before.
    ///
    /// The layer can go once nothing is left that it has changed.
    #[must_use]
    pub fn turned_off(self) -> Self {
        Self { is_off: true, ..self }
    }

    /// The store inside, where everything is as the layer has changed it.
    #[must_use]
    pub fn inner(&self) -> &S {
        &self.store
    }
}
