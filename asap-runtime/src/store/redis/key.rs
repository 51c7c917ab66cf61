//! The names of keys.
//!
//! The prefix stands in braces, the cluster's hash tag: all keys of a store are in one slot, which is what lets a script
//! write a task and the list of tasks together. What stands behind the last colon is the task id, byte for byte.

use crate::store::PartKey;

/// The names of all keys of one store.
#[derive(Debug)]
pub(super) struct Keys {
    /// A set with the ids of all tasks that have a record.
    pub(super) tasks: String,
    /// What the key of a record begins with, in front of the task id.
    pub(super) records: String,
    /// What every key begins with: the scripts on places find all others from it.
    pub(super) base: String,
    /// The channel on which is told that there may be something to take.
    pub(super) bell: String,
    places: String,
    versions: String,
    snapshots: String,
    parts: String,
    spans: String,
}

impl Keys {
    pub(super) fn new(prefix: &str) -> Self {
        let name = |what: &str| format!("{{{prefix}}}:{what}");
        Self {
            tasks: name("tasks"),
            records: name("record:"),
            base: name(""),
            bell: name("bell"),
            places: name("place:"),
            versions: name("versions:"),
            snapshots: name("snapshots:"),
            parts: name("parts:"),
            spans: name("spans:"),
        }
    }

    /// A sorted set of the task's versions as [`version`] writes them, all with the score 0: their order is that of
    /// their bytes, since a score is a double and holds no more than 53 bits.
    pub(super) fn versions(&self, task_id: &str) -> String {
        format!("{}{task_id}", self.versions)
    }

    /// A hash of the task's snapshots by version.
    pub(super) fn snapshots(&self, task_id: &str) -> String {
        format!("{}{task_id}", self.snapshots)
    }

    /// The pattern of all such hashes.
    pub(super) fn any_snapshots(&self) -> String {
        let mut pattern = String::new();
        for letter in self.snapshots.chars() {
            if matches!(letter, '*' | '?' | '[' | ']' | '\\') {
                pattern.push('\\');
            }
            pattern.push(letter);
        }
        pattern.push('*');
        pattern
    }

    /// The task whose snapshots a key holds; none if its id is no text.
    pub(super) fn task_of(&self, snapshots: &[u8]) -> Option<String> {
        let task_id = snapshots.strip_prefix(self.snapshots.as_bytes())?;
        String::from_utf8(task_id.to_vec()).ok()
    }

    /// A hash of the record's fields.
    pub(super) fn record(&self, task_id: &str) -> String {
        format!("{}{task_id}", self.records)
    }

    /// A hash of the task's place in a queue.
    pub(super) fn place(&self, task_id: &str) -> String {
        format!("{}{task_id}", self.places)
    }

    /// Versions, snapshots, record and tasks: the order in which the scripts that change a task expect them.
    pub(super) fn all(&self, task_id: &str) -> [String; 4] {
        [self.versions(task_id), self.snapshots(task_id), self.record(task_id), self.tasks.clone()]
    }

    /// As [`all`](Self::all), then parts and spans: for the scripts that change parts too.
    pub(super) fn all_with_parts(&self, task_id: &str) -> [String; 6] {
        let [versions, snapshots, record, tasks] = self.all(task_id);
        let [_, _, parts, spans] = self.stored(task_id);
        [versions, snapshots, record, tasks, parts, spans]
    }

    /// Versions, snapshots, parts and spans: what the scripts need that read snapshots.
    pub(super) fn stored(&self, task_id: &str) -> [String; 4] {
        let of = |front: &str| format!("{front}{task_id}");
        [self.versions(task_id), self.snapshots(task_id), of(&self.parts), of(&self.spans)]
    }
}

/// How many digits the highest version has, `i64::MAX`.
const DIGITS: usize = 19;

/// A version as its text is kept: of two, the greater is the one that sorts later.
pub(super) fn version(version: u64) -> String {
    format!("{version:0DIGITS$}")
}

/// Reads what [`version`] wrote.
pub(super) fn read_version(text: &[u8]) -> Option<u64> {
    let version: i64 = std::str::from_utf8(text).ok()?.parse().ok()?;
    (text.len() == DIGITS && text[0] != b'+' && version > 0).then(|| version.unsigned_abs())
}

/// The name of a part among those of its task: the version that brought it, as [`version`] writes it, and its id.
pub(super) fn part(key: PartKey) -> String {
    format!("{}{}", version(key.first), key.id)
}

/// Reads what [`part`] wrote.
pub(super) fn read_part(text: &[u8]) -> Option<PartKey> {
    let (first, id) = text.split_at_checked(DIGITS)?;
    Some(PartKey { first: read_version(first)?, id: std::str::from_utf8(id).ok()?.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::PartId;

    #[test]
    fn versions_sort_as_their_numbers() {
        let numbers = [1, 2, 9, 10, 99, 1 << 53, (1 << 53) + 1, i64::MAX.unsigned_abs()];
        let texts = numbers.map(version);
        assert!(texts.is_sorted(), "{texts:?}");
        assert_eq!(texts.map(|text| read_version(text.as_bytes())), numbers.map(Some));
    }

    #[test]
    fn what_is_no_version_is_not_read() {
        for text in ["", "1", "two", "0000000000000000000", "+000000000000000001", "9223372036854775808"] {
            assert_eq!(read_version(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn the_name_of_a_part_is_read_again() {
        let key = PartKey { first: 7, id: PartId::of(b"content") };
        let name = part(key);
        assert_eq!(name.len(), 51, "the scripts cut it");
        assert_eq!(read_part(name.as_bytes()), Some(key));
        for text in ["", "0000000000000000007", &name[1..], &name[..50]] {
            assert_eq!(read_part(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn the_task_of_a_key_is_known() {
        let keys = Keys::new("a*[b]");
        assert_eq!(keys.any_snapshots(), r"{a\*\[b\]}:snapshots:*");
        assert_eq!(keys.task_of(keys.snapshots("t:1").as_bytes()).as_deref(), Some("t:1"));
        assert_eq!(keys.task_of(keys.versions("t").as_bytes()), None);
    }

    #[test]
    fn two_tasks_never_share_a_key() {
        let keys = Keys::new("asap");
        assert_eq!(keys.versions("a}:b"), "{asap}:versions:a}:b");
        assert_ne!(keys.record("x"), keys.versions("x"));
        assert_eq!(keys.record(""), "{asap}:record:");
    }
}
