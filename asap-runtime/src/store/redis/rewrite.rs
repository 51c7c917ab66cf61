//! Changes of the past, and the look-up by id.

use redis::Value;

use super::error::Fault;
use super::key::{self, Keys};
use super::link::{Link, Repeat};
use super::row::{self, Row};
use super::write::is_done;
use super::{parts, read, script};
use crate::codec;
use crate::protocol::StateSnapshot;
use crate::store::{Rewrite, Swap};

/// How many keys are asked for at once, and how many tasks a script looks at: it keeps the server from others meanwhile.
const SOME: usize = 100;

pub(super) fn rewrite(link: &Link, keys: &Keys, rewrite: &Rewrite<'_>) -> Result<Swap, Fault> {
    let number = |attempt: u64| attempt.to_string();
    let expected = rewrite.expected.map_or_else(String::new, number);
    let highest = match rewrite.highest {
        None => "any".to_owned(),
        Some(0) => String::new(),
        Some(highest) => key::version(highest),
    };
    let keep = rewrite.keep.map_or_else(String::new, key::version);
    let parks = if rewrite.parks { "1" } else { "" };
    let count = rewrite.snapshots.len().to_string();
    let added: Vec<_> = rewrite
        .snapshots
        .iter()
        .map(|snapshot| (key::version(snapshot.version), Row::new(snapshot)))
        .collect();
    let fields = row::fields(rewrite.record);
    let head = [&keys.base, rewrite.task_id(), &expected, &highest, &keep, parks, &count];
    let mut arguments: Vec<&[u8]> = head.map(str::as_bytes).to_vec();
    arguments.extend(added.iter().flat_map(|(version, row)| [version.as_bytes(), row.text.as_bytes()]));
    arguments.extend(row::pairs(&fields));
    let names = keys.all_with_parts(rewrite.task_id());
    let is_stored = link.run(&script::REWRITE, Repeat::No, &names, &arguments).and_then(is_done)?;
    Ok(if is_stored { Swap::Stored } else { Swap::Taken })
}

/// A snapshot that was found, of this task.
type Found = (String, Result<StateSnapshot, Fault>);

/// The snapshot of this id, of a task or of any.
pub(super) fn find(
    link: &Link,
    keys: &Keys,
    id: &str,
    task_id: Option<&str>,
) -> Result<Option<Found>, Fault> {
    let mut head = "{\"id\":".to_owned();
    codec::write_text(id, &mut head);
    if let Some(task_id) = task_id {
        return among(link, keys, &head, &[task_id.to_owned()]);
    }
    let mut cursor = b"0".to_vec();
    loop {
        let mut command = redis::cmd("SCAN");
        command.arg(&cursor).arg("MATCH").arg(keys.any_snapshots()).arg("COUNT").arg(SOME);
        let page = read::array(link.ask(&command, None, Repeat::Yes)?.value)?;
        let [Value::BulkString(next), Value::Array(found)] = &*page else {
            return Err(Fault::Answer(format!("{} values for a page of keys", page.len())));
        };
        let tasks: Vec<String> =
            found.iter().filter_map(row::bytes).filter_map(|key| keys.task_of(key)).collect();
        for tasks in tasks.chunks(SOME) {
            if let Some(found) = among(link, keys, &head, tasks)? {
                return Ok(Some(found));
            }
        }
        if next == b"0" {
            return Ok(None);
        }
        cursor.clone_from(next);
    }
}

fn among(link: &Link, keys: &Keys, head: &str, tasks: &[String]) -> Result<Option<Found>, Fault> {
    let names: Vec<String> = tasks.iter().flat_map(|task_id| keys.stored(task_id)).collect();
    let answer = link.run(&script::FIND, Repeat::Yes, &names, &[head.as_bytes()])?.value;
    match answer {
        Value::Nil => Ok(None),
        Value::Array(found) => match &*found {
            [Value::Int(number), Value::BulkString(version), row, parts] => {
                let task_id =
                    usize::try_from(*number).ok().and_then(|number| tasks.get(number.checked_sub(1)?));
                let task_id = task_id.ok_or_else(|| Fault::Answer(format!("{number} for a task")))?;
                let snapshot = row::snapshot(task_id, version, row::bytes(row))
                    .and_then(|snapshot| parts::whole(parts::stored(snapshot, parts)?));
                Ok(Some((task_id.clone(), snapshot)))
            }
            other => Err(Fault::Answer(format!("{} values for a snapshot", other.len()))),
        },
        other => Err(Fault::Answer(format!("{other:?} for a snapshot"))),
    }
}
