//! Where a task goes on: a snapshot that fits the functions.

use super::registry;
use crate::error::{Error, Result};
use crate::frame::{Function, Saved, Unusable, list};
use crate::protocol::StateSnapshot;

/// Where one function goes on.
#[derive(Debug)]
pub(crate) struct Point {
    pub(crate) function: &'static Function,
    /// The number of the checkpoint, 0 for the start.
    pub(crate) at: u32,
    pub(crate) saved: Saved,
}

/// A snapshot whose functions, checkpoints and locals were found in this program.
#[derive(Debug)]
pub(crate) struct Place {
    /// Where the task's own function goes on.
    pub(crate) outermost: Point,
    /// Where the functions go on that were called, the innermost first.
    pub(crate) inner: Vec<Saved>,
}

impl Place {
    /// Looks the snapshot's functions up; the outermost one unless the caller has it.
    pub(crate) fn find(snapshot: StateSnapshot, function: Option<&'static Function>) -> Result<Self> {
        let task_id = snapshot.task_id.clone();
        let mut inner = read(snapshot)?;
        let innermost = inner.len() - 1;
        for (index, frame) in inner.iter().enumerate().skip(1) {
            // An instance that is not registered is known to its caller; it is looked at when it is entered.
            if let Some(function) = registry::find(&frame.function)? {
                fits(&task_id, frame, function, index < innermost)?;
            } else if !frame.function.contains('<') {
                return Err(unknown(&task_id, &frame.function));
            }
        }
        let outermost = inner.remove(0);
        let function = match function {
            Some(function) if function.name() == outermost.function => Some(function),
            Some(function) => {
                let (saved, given) = (outermost.function, function.name());
                return Err(Error::FunctionDiffers { task_id, saved, given });
            }
            None => None,
        };
        let is_caller = !inner.is_empty();
        let outermost = Point::find(&task_id, outermost, function, is_caller)?;
        inner.reverse();
        Ok(Self { outermost, inner })
    }
}

impl Point {
    fn find(
        task_id: &str,
        mut saved: Saved,
        function: Option<&'static Function>,
        is_caller: bool,
    ) -> Result<Self> {
        let function = match function {
            Some(function) => function,
            None => registry::find(&saved.function)?.ok_or_else(|| unknown(task_id, &saved.function))?,
        };
        let at = fits(task_id, &saved, function, is_caller)?;
        saved.expect_order(function.locals(at));
        Ok(Self { function, at, saved })
    }

    /// Where a called function goes on; `function` is the instance that its caller names.
    pub(crate) fn of(
        task_id: &str,
        saved: Saved,
        function: Option<&'static Function>,
        is_caller: bool,
    ) -> Result<Self> {
        match function {
            Some(function) if function.name() != saved.function => {
                let (saved, given) = (saved.function, function.name());
                Err(Error::FunctionDiffers { task_id: task_id.to_owned(), saved, given })
            }
            function => Self::find(task_id, saved, function, is_caller),
        }
    }
}

/// The number of the checkpoint, if all is there that the function needs to go on after it.
fn fits(task_id: &str, saved: &Saved, function: &'static Function, is_caller: bool) -> Result<u32> {
    let (task_id, version) = (task_id.to_owned(), saved.version);
    let Some(at) = function.number(&saved.at) else {
        let known = list(function.checkpoints.iter().map(|checkpoint| checkpoint.id));
        let (function, at) = (function.name(), saved.at.clone());
        return Err(Error::UnknownCheckpoint { task_id, version, function, at, known });
    };
    let checkpoint = function.id(at);
    if function.checkpoint(at).is_some_and(|checkpoint| checkpoint.is_call) != is_caller {
        let reason = if is_caller {
            "a function was called there, and no longer is"
        } else {
            "no function was called there, and now one is"
        };
        return Err(Error::ChangedState { task_id, version, checkpoint, reason: reason.to_owned() });
    }
    if let Some(local) = saved.missing(function.locals(at)) {
        let (local, known) = (local.to_owned(), saved.names());
        return Err(Error::MissingLocal { task_id, version, checkpoint, local, known });
    }
    match saved.differing_state(function.hidden(at)) {
        Some(reason) => Err(Error::ChangedState { task_id, version, checkpoint, reason }),
        None => Ok(at),
    }
}

fn unknown(task_id: &str, function: &str) -> Error {
    Error::UnknownFunction {
        task_id: task_id.to_owned(),
        function: function.to_owned(),
        known: registry::names(),
    }
}

/// Reads a snapshot's index, the outermost function first.
pub(crate) fn read(snapshot: StateSnapshot) -> Result<Vec<Saved>> {
    let (task_id, version) = (snapshot.task_id.clone(), snapshot.version);
    Saved::read(snapshot).map_err(|unusable| match unusable {
        Unusable::Foreign(reason) => Error::NotResumable { task_id, version, reason },
        Unusable::Damaged(reason) => Error::Corrupt { task_id, version, reason },
    })
}
