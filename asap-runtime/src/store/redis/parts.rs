//! The parts of large values: beside the snapshots, in the same scripts.

use std::sync::Arc;

use redis::Value;

use super::error::Fault;
use super::key::{self, Keys};
use super::link::{Answer, Link, Repeat};
use super::row;
use crate::protocol::StateSnapshot;
use crate::store::{Append, PartChanges, PartId, PartKey, StoredSnapshot};

/// Runs a script that appends with what is changed about parts behind its own arguments: still one script.
pub(super) fn append(
    link: &Link,
    keys: &Keys,
    script: &redis::Script,
    arguments: &[&[u8]],
    append: &Append<'_>,
    parts: &PartChanges<'_>,
) -> Result<Answer, Fault> {
    let snapshot = append.snapshot;
    let version = key::version(snapshot.version);
    let before = key::version(snapshot.version - 1);
    let window = if append.retention.window().is_some() { "1" } else { "" };
    let (count, own) = (parts.added.len().to_string(), arguments.len().to_string());
    let name = |first: u64, id: PartId| key::part(PartKey { first, id });
    let added: Vec<_> = parts.added.iter().map(|part| name(snapshot.version, part.id)).collect();
    let dropped: Vec<_> = parts.dropped.iter().copied().map(key::part).collect();
    let mut arguments = arguments.to_vec();
    arguments.reserve(5 + 2 * added.len() + dropped.len());
    arguments.extend([&*version, &before, window, &count].map(str::as_bytes));
    for (name, part) in added.iter().zip(parts.added) {
        arguments.extend([name.as_bytes(), &part.content]);
    }
    arguments.extend(dropped.iter().map(String::as_bytes));
    arguments.push(own.as_bytes());
    link.run(script, Repeat::Yes, &keys.all_with_parts(&snapshot.task_id), &arguments)
}

/// A snapshot as the scripts answer it: a row, and the parts that it refers to.
pub(super) fn stored(snapshot: StateSnapshot, parts: &Value) -> Result<StoredSnapshot, Fault> {
    let Value::Array(parts) = parts else {
        return Err(Fault::Answer(format!("{parts:?} for the parts of a snapshot")));
    };
    let mut read = Vec::with_capacity(parts.len() / 2);
    for pair in parts.chunks_exact(2) {
        let name = row::bytes(&pair[0]).and_then(key::read_part);
        let damaged = |reason: &str| Fault::Row { version: snapshot.version, reason: reason.to_owned() };
        let name = name.ok_or_else(|| damaged("one of its parts has a name that is none"))?;
        // One that is listed and has no content is missed by whoever puts the snapshot together.
        read.extend(row::bytes(&pair[1]).map(|content| (name, Arc::from(content))));
    }
    Ok(StoredSnapshot { snapshot, parts: read })
}

/// The whole snapshot.
pub(super) fn whole(stored: StoredSnapshot) -> Result<StateSnapshot, Fault> {
    let version = stored.snapshot.version;
    stored.put_together().map_err(|reason| Fault::Row { version, reason })
}
