//! The parts of a task as they are in the file, and those that a row refers to, read without the library.

use std::collections::{BTreeMap, BTreeSet};

use asap_runtime::store::{PartId, StoredSnapshot};
use rusqlite::Connection;

/// What is wrong with the parts of a task that has these versions.
pub(super) fn garbage(
    connection: &Connection,
    task_id: &str,
    versions: &BTreeSet<u64>,
) -> rusqlite::Result<Vec<String>> {
    let mut statement =
        connection.prepare_cached(
            "SELECT parts.first, parts.id, until, content FROM asap_parts AS parts LEFT JOIN asap_dropped_parts AS dropped
                ON dropped.task_id = parts.task_id AND dropped.first = parts.first AND dropped.id = parts.id
            WHERE parts.task_id = ?",
        )?;
    let mut rows = statement.query([task_id])?;
    let mut wrong = Vec::new();
    while let Some(row) = rows.next()? {
        let (first, until): (i64, Option<i64>) = (row.get(0)?, row.get(2)?);
        let (first, end) = (first.unsigned_abs(), until.map_or(u64::MAX, i64::unsigned_abs));
        let id: [u8; 16] = row.get(1)?;
        let id = PartId::from_bytes(id);
        if first > end || versions.range(first..=end).next().is_none() {
            wrong.push(format!(
                "part {id} of versions {first} to {until:?} is there, and versions {versions:?}"
            ));
        }
        if PartId::of(row.get_ref(3)?.as_blob()?) != id {
            wrong.push(format!("part {id} of version {first} has another content"));
        }
    }
    Ok(wrong)
}

/// Whether the parts of a version are those that its row refers to; what is wrong if not.
pub(super) fn superfluous(stored: &StoredSnapshot) -> Option<String> {
    let contents: BTreeMap<_, _> = stored.parts.iter().map(|(key, content)| (key.id, content)).collect();
    let mut left = references(stored.snapshot.data.as_json());
    let mut needed = BTreeSet::new();
    while let Some(id) = left.pop() {
        if let Some(content) = contents.get(&id)
            && needed.insert(id)
        {
            left.extend(held(content));
        }
    }
    if contents.len() != stored.parts.len() {
        return Some(format!("{} of its parts are there twice", stored.parts.len() - contents.len()));
    }
    let more: Vec<_> = contents.keys().filter(|id| !needed.contains(*id)).collect();
    (!more.is_empty()).then(|| format!("it does not refer to its parts {more:?}"))
}

/// The parts that a row refers to: `{"$parts":["…","…"],`.
fn references(data: &str) -> Vec<PartId> {
    let lists = data.split("{\"$parts\":[").skip(1).filter_map(|rest| rest.split(']').next());
    lists.flat_map(|list| list.split(',')).filter_map(|id| id.trim_matches('"').parse().ok()).collect()
}

/// The parts that a part refers to: their number as LEB128, and the 16 bytes of each.
fn held(content: &[u8]) -> Vec<PartId> {
    let length = content.iter().take_while(|byte| **byte >= 0x80).count() + 1;
    let add = |count: usize, byte: &u8| count << 7 | usize::from(byte & 0x7f);
    let count = content[..length.min(content.len())].iter().rev().fold(0, add);
    let ids = content.get(length..).unwrap_or_default().chunks_exact(16).take(count);
    ids.map(|id| PartId::from_bytes(id.try_into().expect("it has 16 bytes"))).collect()
}
