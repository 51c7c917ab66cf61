//! Whether a call is the one that a task was begun with.

use super::equal::equal;
use super::point;
use crate::codec;
use crate::error::{Error, Result};
use crate::frame::{Again, Function, RESUME, START, Spot, Unbegun, Writer};
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
    writer.begin(name, 0, 0);
    (call.function.save)(call.function, &*call.arguments, &mut writer);
    match writer.finish(name, Spot::START, "", "") {
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
pub(crate) fn compare(start: StateSnapshot, function: &'static Function, written: &Written) -> Result<()> {
    let task_id = start.task_id.clone();
    let mut saved = point::read(start)?.remove(0);
    if !function.is_known_as(&saved.function) {
        return Err(Error::FunctionDiffers { task_id, saved: saved.function, given: function.name() });
    }
    // Parameters that had other names are found under them; what does not fit is told parameter by parameter.
    let _ = point::fit(&task_id, &mut saved, function, false);
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
            None => match default_of(function, &name) {
                Some(default) if equal(&default, given, *again) => {}
                Some(default) => return Err(differ(&name, &default, given)),
                None => return Err(differ(&name, "nothing", given)),
            },
        }
        given_names.push(name);
    }
    let removed = saved.locals().find(|(name, _)| !given_names.iter().any(|given| given == name));
    removed.map_or(Ok(()), |(name, saved)| Err(differ(name, saved, "nothing")))
}

/// The value that a parameter has in tasks that were begun without it, as JSON.
fn default_of(function: &'static Function, name: &str) -> Option<String> {
    let index = function.parameters.iter().position(|parameter| *parameter == name)?;
    let parameter = function.details.parameters.get(index)?;
    let mut writer = Writer::default();
    writer.begin(function.path, 0, 0);
    parameter.save_default(function.parameters[index], &mut writer)?;
    writer.finish(function.path, Spot::START, "", "").ok()?;
    let text = writer.take();
    let (_, value) = codec::entries(&text).find(|(key, _)| key == name)?;
    Some(value.to_owned())
}

/// The first characters of a long text.
pub(super) fn shorten(text: &str) -> String {
    const LONG: usize = 60;
    match text.char_indices().nth(LONG) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}... ({} bytes)", &text[..end], text.len()),
    }
}
