//! The parts of a task's first version: its arguments, as they were written down before anybody knew where they would be stored.

use super::keeper::{Keeper, Kind};
use crate::codec;
use crate::frame::{FORMAT, FORMAT_WITH_PARTS, RESUME};
use crate::store::{Part, PartChanges, PartKey, SnapshotStore};

/// The data of version 1, and the parts that it refers to.
#[derive(Debug)]
pub(crate) struct Start {
    pub(crate) data: String,
    parts: Option<Vec<Part>>,
}

impl Start {
    /// Cuts what is large, if the store keeps parts.
    pub(crate) fn of(data: &str, store: &dyn SnapshotStore, large: usize) -> Self {
        let is_large = |value: &str| value.len() >= large && value.ends_with(['"', ']', '}']);
        let has_large = |data| codec::entries(data).any(|(name, value)| name != RESUME && is_large(value));
        if data.len() < large || !store.keeps_parts() || !has_large(data) {
            return Self { data: data.to_owned(), parts: None };
        }
        let mut kept = Keeper::new(Vec::new(), true, large);
        let mut row = String::from("{");
        for (name, value) in codec::entries(data) {
            if row.len() > 1 {
                row.push(',');
            }
            codec::write_text(&name, &mut row);
            row.push(':');
            if name == RESUME {
                let whole = format!("\"format\":{FORMAT}");
                row.push_str(&value.replacen(&whole, &format!("\"format\":{FORMAT_WITH_PARTS}"), 1));
            } else if is_large(value) {
                let index = kept.add(Kind::Local, &name, value.to_owned());
                kept.refer(index, (0, 0)).write(&mut row);
            } else {
                row.push_str(value);
            }
        }
        row.push('}');
        kept.turn(1);
        Self { data: row, parts: kept.changes().map(|changes| changes.added.to_vec()) }
    }

    /// What the append of version 1 brings.
    pub(crate) fn changes(&self) -> Option<PartChanges<'_>> {
        self.parts.as_ref().map(|added| PartChanges { added, dropped: &[] })
    }

    /// Which parts version 1 refers to.
    pub(crate) fn keys(&self) -> Vec<PartKey> {
        let parts = self.parts.iter().flatten();
        parts.map(|part| PartKey { first: 1, id: part.id }).collect()
    }
}
