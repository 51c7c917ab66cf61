//! Where a task goes on: a snapshot that fits the function.

use super::registry;
use crate::error::{Error, Result};
use crate::frame::{Function, Saved, Unusable, list};
use crate::protocol::StateSnapshot;

/// A snapshot whose function, checkpoint and locals were found in this program.
#[derive(Debug)]
pub(crate) struct Point {
    pub(crate) function: &'static Function,
    /// The number of the checkpoint, 0 for the start.
    pub(crate) at: u32,
    pub(crate) saved: Saved,
}

impl Point {
    /// Looks the snapshot's function up, unless the caller has it.
    pub(crate) fn find(snapshot: StateSnapshot, function: Option<&'static Function>) -> Result<Self> {
        let task_id = snapshot.task_id.clone();
        let version = snapshot.version;
        let mut saved = read(snapshot)?;
        let function = match function {
            Some(function) if function.name == saved.function => function,
            Some(function) => {
                return Err(Error::FunctionDiffers { task_id, saved: saved.function, given: function.name });
            }
            None => registered(&task_id, &saved.function)?,
        };
        let Some(at) = function.number(&saved.at) else {
            let known = list(function.checkpoints.iter().map(|checkpoint| checkpoint.id));
            let (function, at) = (function.name, saved.at);
            return Err(Error::UnknownCheckpoint { task_id, version, function, at, known });
        };
        if let Some(local) = saved.missing(function.locals(at)) {
            let (checkpoint, local, known) = (function.id(at), local.to_owned(), saved.names());
            return Err(Error::MissingLocal { task_id, version, checkpoint, local, known });
        }
        if let Some(reason) = saved.differing_state(function.hidden(at)) {
            return Err(Error::ChangedState { task_id, version, checkpoint: function.id(at), reason });
        }
        saved.expect_order(function.locals(at));
        Ok(Self { function, at, saved })
    }
}

/// The function of this name in this program.
fn registered(task_id: &str, function: &str) -> Result<&'static Function> {
    registry::find(function)?.ok_or_else(|| Error::UnknownFunction {
        task_id: task_id.to_owned(),
        function: function.to_owned(),
        known: registry::names(),
    })
}

/// Reads a snapshot's index.
pub(crate) fn read(snapshot: StateSnapshot) -> Result<Saved> {
    let (task_id, version) = (snapshot.task_id.clone(), snapshot.version);
    Saved::read(snapshot).map_err(|unusable| match unusable {
        Unusable::Foreign(reason) => Error::NotResumable { task_id, version, reason },
        Unusable::Damaged(reason) => Error::Corrupt { task_id, version, reason },
    })
}
