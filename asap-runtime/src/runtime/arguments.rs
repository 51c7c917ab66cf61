//! Whether a call is the one that a task was begun with.

use super::equal::equal;
use super::point;
use crate::codec;
use crate::error::{Error, Result};
use crate::frame::{Begin, RESUME};
use crate::protocol::StateSnapshot;

/// Compares a call's arguments with those in version 1.
pub(crate) fn compare(start: StateSnapshot, begin: &Begin) -> Result<()> {
    let task_id = start.task_id.clone();
    let saved = point::read(start)?;
    if saved.function != begin.function.name {
        return Err(Error::FunctionDiffers { task_id, saved: saved.function, given: begin.function.name });
    }
    let differ = |parameter: &str, saved: &str, given: &str| Error::ArgumentsDiffer {
        task_id: task_id.clone(),
        parameter: parameter.to_owned(),
        saved: shorten(saved),
        given: shorten(given),
    };
    let mut given_names = Vec::new();
    let entries = codec::entries(&begin.data).filter(|(name, _)| name != RESUME);
    for ((name, given), again) in entries.zip(&begin.again) {
        match saved.json(&name) {
            Some(saved) if equal(saved, given, *again) => {}
            Some(saved) => return Err(differ(&name, saved, given)),
            None => return Err(differ(&name, "nothing", given)),
        }
        given_names.push(name);
    }
    let removed = saved.locals().find(|(name, _)| !given_names.iter().any(|given| given == name));
    removed.map_or(Ok(()), |(name, saved)| Err(differ(name, saved, "nothing")))
}

/// The first characters of a long text.
fn shorten(text: &str) -> String {
    const LONG: usize = 60;
    match text.char_indices().nth(LONG) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}... ({} bytes)", &text[..end], text.len()),
    }
}
