//! Keys.

use std::fmt;

use zeroize::Zeroizing;

use crate::codec;
use crate::error::{Error, Result};

/// How many bytes a key's id has at most: its length is a byte.
const LONGEST_ID: usize = 255;

/// How many bytes tell whether a key is the right one.
pub(super) const CHECK: usize = 8;

/// A key with the id by which what is sealed with it names it. The id is no secret; it is stored in the open.
///
/// The key itself is kept only in the forms that are derived from it, and these are wiped from memory when they are dropped.
#[derive(Clone)]
pub struct Key {
    id: String,
    cipher: Zeroizing<[u8; 32]>,
    names: Zeroizing<[u8; 32]>,
    check: [u8; CHECK],
}

impl Key {
    /// The key of these 32 bytes, which must be random: no password, but what a key service or `openssl rand` gives.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if the id is empty, or has more than 255 bytes.
    pub fn new(id: impl Into<String>, key: &[u8; 32]) -> Result<Self> {
        let id = id.into();
        if id.is_empty() || id.len() > LONGEST_ID {
            let reason = format!("the id of a key has 1 to {LONGEST_ID} bytes, not {}", id.len());
            return Err(Error::Invalid { what: "key", reason });
        }
        let derived = |purpose: &str| blake3::derive_key(purpose, key);
        let mut check = [0; CHECK];
        check.copy_from_slice(&derived("asap 2026-11 layers: which key it is")[..CHECK]);
        Ok(Self {
            id,
            cipher: Zeroizing::new(derived("asap 2026-11 layers: XChaCha20-Poly1305 of values")),
            names: Zeroizing::new(derived("asap 2026-11 layers: names of parts")),
            check,
        })
    }

    /// The key that a text has: 64 hexadecimal digits, or the base64 of 32 bytes. Spaces around it do not count.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new); [`Error::Invalid`] too if the text is neither. The text is not in the error.
    pub fn from_text(id: impl Into<String>, text: &str) -> Result<Self> {
        let text = text.trim();
        let bytes = Zeroizing::new(match text.len() {
            64 => from_hexadecimal(text),
            _ => codec::from_base64(text).unwrap_or_default(),
        });
        let key = <&[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| Error::Invalid {
            what: "key",
            reason: "its text is neither 64 hexadecimal digits nor the base64 of 32 bytes".to_owned(),
        })?;
        Self::new(id, key)
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn cipher(&self) -> &[u8; 32] {
        &self.cipher
    }

    /// What the names of parts are made with.
    pub(super) fn names(&self) -> &[u8; 32] {
        &self.names
    }

    /// What tells it from another key of this id, and nothing else of it.
    pub(super) fn check(&self) -> &[u8; CHECK] {
        &self.check
    }
}

fn from_hexadecimal(text: &str) -> Vec<u8> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pairs = text.as_bytes().chunks(2);
    pairs.map_while(|pair| Some(digit(&pair[0])? << 4 | digit(pair.get(1)?)?)).collect()
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The keys of an encrypted store: one that everything is sealed with from now on, and those that earlier things were sealed with.
#[derive(Debug, Clone)]
pub struct Keys {
    current: Key,
    old: Vec<Key>,
}

impl Keys {
    /// Seals with this key.
    #[must_use]
    pub fn new(current: Key) -> Self {
        Self { current, old: Vec::new() }
    }

    /// Opens what was sealed with this key too.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if there is a key of this id.
    pub fn with_old(mut self, key: Key) -> Result<Self> {
        if self.get(&key.id).is_some() {
            let reason = format!("there are two of the id `{}`", key.id);
            return Err(Error::Invalid { what: "key", reason });
        }
        self.old.push(key);
        Ok(self)
    }

    pub(super) fn current(&self) -> &Key {
        &self.current
    }

    /// All of them, the current one first.
    pub(super) fn all(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.current).chain(&self.old)
    }

    pub(super) fn get(&self, id: &str) -> Option<&Key> {
        self.all().find(|key| key.id == id)
    }

    /// Their ids, for an error.
    pub(super) fn ids(&self) -> String {
        self.all().map(|key| format!("`{}`", key.id)).collect::<Vec<_>>().join(", ")
    }
}
