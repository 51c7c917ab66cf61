//! Whether a call is the one that a task was begun with.

use super::equal::equal;
use super::point;
use crate::codec;
use crate::error::{Error, Result};
use crate::frame::{Again, Function, RESUME, START, Unbegun, Writer};
use crate::protocol::StateSnapshot;

/// A call's arguments as JSON: the data of version 1.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) data: String,
    /// How each is read and written anew.
    again: Vec<Again>,
}

/// Writes a call's arguments down.
pub(crate) fn write(task_id: &str, call: &Unbegun) -> Result<Written> {
    let name = call.function.name();
    let mut writer = Writer::default();
    writer.begin(name, 0);
    (call.function.save)(&*call.arguments, &mut writer);
    match writer.finish(name, START, "") {
        Ok(()) => Ok(Written { data: writer.take(), again: writer.again() }),
        Err(unsaved) => Err(Error::Unsaveable {
            task_id: task_id.to_owned(),
            checkpoint: START,
            local: unsaved.local,
            reason: unsaved.error.to_string(),
        }),
    }
}

/// Compares a call's arguments with those in version 1.
pub(crate) fn compare(start: StateSnapshot, function: &Function, written: &Written) -> Result<()> {
    let task_id = start.task_id.clone();
    let saved = point::read(start)?.remove(0);
    if saved.function != function.name() {
        return Err(Error::FunctionDiffers { task_id, saved: saved.function, given: function.name() });
    }
    let differ = |parameter: &str, saved: &str, given: &str| Error::ArgumentsDiffer {
        task_id: task_id.clone(),
        parameter: parameter.to_owned(),
        saved: shorten(saved),
        given: shorten(given),
    };
    let mut given_names = Vec::new();
    let entries = codec::entries(&written.data).filter(|(name, _)| name != RESUME);
    for ((name, given), again) in entries.zip(&written.again) {
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
