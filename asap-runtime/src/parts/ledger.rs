//! Which parts a task's latest snapshot refers to, how often, and since when they are stored.

use std::collections::HashMap;

use crate::store::{Part, PartId, PartKey};

/// The parts of a task.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    entries: HashMap<PartId, Entry>,
    /// Those that are not stored yet, and may not be needed any more.
    new: Vec<Part>,
    /// Those that nothing referred to any more at some time since the last snapshot.
    idle: Vec<PartId>,
}

#[derive(Debug)]
struct Entry {
    /// The version that brought it; none if it is not stored.
    first: Option<u64>,
    references: u32,
}

/// What a snapshot brings and drops, as the store is told.
#[derive(Debug, Default)]
pub(crate) struct Turnover {
    pub(crate) added: Vec<Part>,
    pub(crate) dropped: Vec<PartKey>,
}

impl Ledger {
    /// What a snapshot that is gone on from has; nothing refers to it yet, and what nothing will is dropped with the next snapshot.
    pub(crate) fn found(parts: impl IntoIterator<Item = PartKey>) -> Self {
        let mut ledger = Self::default();
        for PartKey { first, id } in parts {
            let entry = ledger.entries.entry(id).or_insert(Entry { first: Some(first), references: 0 });
            // Of several of one name the latest: the others have ended, or end with it.
            if entry.first.is_none_or(|known| known < first) {
                entry.first = Some(first);
            }
            ledger.idle.push(id);
        }
        ledger
    }

    /// A value refers to this part, which is there.
    pub(crate) fn hold(&mut self, id: PartId) {
        if let Some(entry) = self.entries.get_mut(&id) {
            entry.references += 1;
        }
    }

    /// A value refers to this part, which may be new.
    pub(crate) fn hold_part(&mut self, part: Part) {
        let entry = self.entries.entry(part.id).or_insert(Entry { first: None, references: 0 });
        entry.references += 1;
        if entry.first.is_none() && entry.references == 1 {
            self.new.push(part);
        }
    }

    /// A value no longer refers to this part.
    pub(crate) fn release(&mut self, id: PartId) {
        if let Some(entry) = self.entries.get_mut(&id) {
            entry.references = entry.references.saturating_sub(1);
            if entry.references == 0 {
                self.idle.push(id);
            }
        }
    }

    /// The snapshot of this version is written: what it brings and drops.
    pub(crate) fn turn(&mut self, version: u64, turnover: &mut Turnover) {
        turnover.added.clear();
        turnover.dropped.clear();
        for id in self.idle.drain(..) {
            let Some(entry) = self.entries.get(&id) else { continue };
            if entry.references == 0 {
                if let Some(first) = entry.first {
                    turnover.dropped.push(PartKey { first, id });
                }
                self.entries.remove(&id);
            }
        }
        for part in self.new.drain(..) {
            if let Some(entry) = self.entries.get_mut(&part.id)
                && entry.first.is_none()
            {
                entry.first = Some(version);
                turnover.added.push(part);
            }
        }
    }
}
