//! Versions whose data is a list of numbers in parts, each number in one of its own.

use std::collections::BTreeMap;

use asap_runtime::store::{Append, Part, PartChanges, PartId, PartKey, Retention};
use asap_runtime::{Data, StateSnapshot};
use chrono::DateTime;

/// A part that refers to no other.
pub(crate) fn leaf(text: &str) -> Part {
    Part::new([&[0], text.as_bytes()].concat())
}

/// A version with this data.
pub(crate) fn with_data(task_id: &str, version: u64, data: &str) -> StateSnapshot {
    let time = DateTime::from_timestamp(1_767_323_045, 678_901_000).unwrap();
    StateSnapshot::new(task_id, version, Data::from_json(data).unwrap(), true, time).unwrap()
}

/// What is read of a version with these numbers.
pub(crate) fn whole(numbers: &[u64]) -> String {
    let numbers: Vec<_> = numbers.iter().map(|number| format!(",{number}")).collect();
    let numbers = numbers.concat();
    format!(r#"{{"list":[0{numbers}],"$resume":{{"format":1}}}}"#)
}

/// An append of the next version, whose list is in parts.
pub(crate) struct Next {
    pub(crate) row: StateSnapshot,
    added: Vec<Part>,
    dropped: Vec<PartKey>,
}

impl Next {
    /// One behind a version that refers to these parts.
    pub(crate) fn of(task_id: &str, version: u64, numbers: &[u64], held: &BTreeMap<PartId, u64>) -> Self {
        let texts = std::iter::once("[0".to_owned()).chain(numbers.iter().map(|number| format!(",{number}")));
        let parts: Vec<_> = texts.map(|text| leaf(&text)).collect();
        let ids: Vec<_> = parts.iter().map(|part| format!("\"{}\"", part.id)).collect();
        let bytes: usize = parts.iter().map(|part| part.content.len() - 1).sum();
        let list = format!(r#"{{"$parts":[{}],"bytes":{bytes},"end":"]"}}"#, ids.join(","));
        let row = with_data(task_id, version, &format!(r#"{{"list":{list},"$resume":{{"format":2}}}}"#));
        let is_kept = |id: &PartId| parts.iter().any(|part| part.id == *id);
        let dropped = held.iter().filter(|(id, _)| !is_kept(id));
        let dropped = dropped.map(|(id, first)| PartKey { first: *first, id: *id }).collect();
        Self { row, dropped, added: parts.into_iter().filter(|part| !held.contains_key(&part.id)).collect() }
    }

    pub(crate) fn append(&self, retention: Retention) -> Append<'_> {
        let parts = Some(PartChanges { added: &self.added, dropped: &self.dropped });
        Append { attempt: Some(1), retention, parts, ..Append::new(&self.row) }
    }

    /// What the version refers to that this has stored.
    pub(crate) fn hold(&self, held: &mut BTreeMap<PartId, u64>) {
        held.retain(|id, _| !self.dropped.iter().any(|key| key.id == *id));
        held.extend(self.added.iter().map(|part| (part.id, self.row.version)));
    }
}
