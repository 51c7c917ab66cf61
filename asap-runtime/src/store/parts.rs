//! Pieces of large values that the versions of a task share.
//!
//! A snapshot whose locals are large is stored as a small row that refers to parts. A part belongs to one task, is named by its
//! content, and is there once, however many versions refer to it: it knows the first version that does, and once a version came that
//! does not, the last one. What is in a part, and how a row refers to it, is the runtime's business; DESIGN.md has the format.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::parts::{Contents, row};
use crate::protocol::{Data, StateSnapshot};

/// The name of a part: the first 128 bits of the BLAKE3 hash of its content. Its text is 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartId([u8; 16]);

impl PartId {
    /// The name of a part of this content.
    #[must_use]
    pub fn of(content: &[u8]) -> Self {
        let mut id = [0; 16];
        id.copy_from_slice(&blake3::hash(content).as_bytes()[..16]);
        Self(id)
    }

    /// The name of these bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for PartId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for PartId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for PartId {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wrong =
            || Error::Invalid { what: "part id", reason: format!("`{text}` is not 32 hexadecimal digits") };
        let digits = text.as_bytes();
        if digits.len() != 32 {
            return Err(wrong());
        }
        let mut id = [0; 16];
        for (byte, pair) in id.iter_mut().zip(digits.chunks_exact(2)) {
            let digit =
                |at: usize| char::from(pair[at]).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            *byte = digit(0).ok_or_else(wrong)? << 4 | digit(1).ok_or_else(wrong)?;
        }
        Ok(Self(id))
    }
}

/// A part: its content, which nothing changes, and the name that follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub id: PartId,
    /// Its content. A [layer](super::layers) in front of a store may have changed it since it was named.
    pub content: Arc<[u8]>,
}

impl Part {
    /// The part of this content.
    #[must_use]
    pub fn new(content: impl Into<Arc<[u8]>>) -> Self {
        let content = content.into();
        Self { id: PartId::of(&content), content }
    }
}

/// A part as a task has it: by its name, and the version that brought it.
///
/// A part that was dropped and comes again is another one, of a later version, although its name is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartKey {
    /// The first version that refers to it.
    pub first: u64,
    /// Its name.
    pub id: PartId,
}

/// What an append changes about the parts of its task.
#[derive(Debug, Clone, Copy, Default)]
pub struct PartChanges<'a> {
    /// Parts that the snapshot refers to and the version before it did not: their first version is the snapshot's.
    pub added: &'a [Part],
    /// Parts that the version before referred to and the snapshot does not: their last version is the one before the snapshot's.
    /// One that the task does not have is passed over.
    pub dropped: &'a [PartKey],
}

impl PartChanges<'_> {
    /// A copy that another thread may have.
    pub(crate) fn to_owned(self) -> OwnedChanges {
        OwnedChanges { added: self.added.to_vec(), dropped: self.dropped.to_vec() }
    }

    /// How many bytes the added parts have.
    pub(crate) fn bytes(&self) -> usize {
        self.added.iter().map(|part| part.content.len()).sum()
    }
}

/// [`PartChanges`] that belong to nobody else.
#[derive(Debug, Clone, Default)]
pub(crate) struct OwnedChanges {
    pub(crate) added: Vec<Part>,
    pub(crate) dropped: Vec<PartKey>,
}

impl OwnedChanges {
    /// As an append has it.
    pub(crate) fn as_changes(&self) -> PartChanges<'_> {
        PartChanges { added: &self.added, dropped: &self.dropped }
    }
}

/// Parts as a store returns them: each by its key, with its content.
pub type StoredParts = Vec<(PartKey, Arc<[u8]>)>;

/// A snapshot as it is stored: the row, and the parts that it refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSnapshot {
    /// The row: with parts, its data refers to them.
    pub snapshot: StateSnapshot,
    /// The parts that this version refers to, in any order, each with the version that brought it. There may be more than are needed.
    pub parts: StoredParts,
}

impl From<StateSnapshot> for StoredSnapshot {
    /// A snapshot without parts.
    fn from(snapshot: StateSnapshot) -> Self {
        Self { snapshot, parts: Vec::new() }
    }
}

impl StoredSnapshot {
    /// The whole snapshot: its row with the parts put in.
    ///
    /// # Errors
    ///
    /// [`Error::Corrupt`] if a part is missing, or is not what it was.
    pub fn whole(self) -> Result<StateSnapshot> {
        let (task_id, version) = (self.snapshot.task_id.clone(), self.snapshot.version);
        self.put_together().map_err(|reason| Error::Corrupt { task_id, version, reason })
    }

    /// As [`whole`](Self::whole); why it cannot be put together.
    pub(crate) fn put_together(self) -> Result<StateSnapshot, String> {
        let Self { mut snapshot, parts } = self;
        if let Some(data) = row::whole(snapshot.data.as_json(), &Contents::of(&parts))? {
            snapshot.data = Data::from_trusted(data);
        }
        Ok(snapshot)
    }
}
