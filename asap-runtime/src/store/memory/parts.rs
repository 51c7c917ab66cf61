//! The parts of one task.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::store::{PartChanges, PartKey};

/// Parts, each with the version that brought it.
pub(super) type Stored = Vec<(PartKey, Arc<[u8]>)>;

/// The parts of one task.
#[derive(Debug, Default)]
pub(super) struct Parts {
    parts: BTreeMap<PartKey, Part>,
    /// Those that were dropped, by the last version that refers to them; but for those of the start, which stay while it is stored.
    dropped: BTreeSet<(u64, PartKey)>,
}

#[derive(Debug)]
struct Part {
    until: Option<u64>,
    content: Arc<[u8]>,
}

impl Parts {
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// How many there are.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    /// What the append of this version changes; `has_start` if version 1 is stored.
    pub(super) fn append(&mut self, version: u64, changes: &PartChanges<'_>, has_start: bool) {
        for part in changes.added {
            let key = PartKey { first: version, id: part.id };
            self.parts.insert(key, Part { until: None, content: Arc::clone(&part.content) });
        }
        for key in changes.dropped {
            if let Some(part) = self.parts.get_mut(key) {
                part.until = Some(version - 1);
                if key.first > 1 || !has_start {
                    self.dropped.insert((version - 1, *key));
                }
            }
        }
    }

    /// Removes what no version is left for, if the lowest stored one above the start is this.
    pub(super) fn prune(&mut self, lowest: u64) -> Vec<Arc<[u8]>> {
        let mut gone = Vec::new();
        while let Some((until, key)) = self.dropped.first().copied()
            && until < lowest
        {
            self.dropped.pop_first();
            gone.extend(self.parts.remove(&key).map(|part| part.content));
        }
        gone
    }

    /// Removes what no stored version needs, after any of them were removed or written; `is_whole` if the highest needs none.
    pub(super) fn settle(&mut self, versions: &BTreeSet<u64>, is_whole: bool) -> Vec<Arc<[u8]>> {
        let highest = versions.last().copied().unwrap_or(0);
        if is_whole {
            let below = versions.iter().rev().nth(1).copied().unwrap_or(0);
            let goes_on = |part: &&mut Part| part.until.is_none_or(|until| until >= highest);
            self.parts.values_mut().filter(goes_on).for_each(|part| part.until = Some(below));
        }
        let is_needed = |key: &PartKey, until: Option<u64>| {
            let end = until.unwrap_or(u64::MAX);
            key.first <= end && versions.range(key.first..=end).next().is_some()
        };
        let mut gone = Vec::new();
        self.parts.retain(|key, part| {
            let stays = is_needed(key, part.until);
            if !stays {
                gone.push(Arc::clone(&part.content));
            } else if !is_whole && part.until.is_some_and(|until| until >= highest) {
                part.until = None;
            }
            stays
        });
        let dropped = self
            .parts
            .iter()
            .filter(|(key, _)| key.first > 1 || !versions.contains(&1))
            .filter_map(|(key, part)| Some((part.until?, *key)));
        self.dropped = dropped.collect();
        gone
    }

    /// Those that this version refers to.
    pub(super) fn of(&self, version: u64) -> Stored {
        let below = self.parts.iter().take_while(|(key, _)| key.first <= version);
        let needed = below.filter(|(_, part)| part.until.is_none_or(|until| version <= until));
        needed.map(|(key, part)| (*key, Arc::clone(&part.content))).collect()
    }
}
