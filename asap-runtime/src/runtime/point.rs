//! Where a task goes on: a snapshot that fits the functions.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::attempt::Parts;
use super::registry;
use super::run::panic_message;
use crate::error::{Error, Result, Unmigrated};
use crate::frame::{
    Carried, Frame, Function, Hint, Saved, Unfit, Unusable, compare_checkpoints, compare_locals, is_step,
    list,
};
use crate::store::StoredSnapshot;

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
    /// What the task takes along.
    pub(crate) carried: Carried,
    /// What is known of its parts.
    pub(crate) parts: Parts,
}

impl Place {
    /// Looks the snapshot's functions up; the outermost one unless the caller has it.
    pub(crate) fn find(stored: StoredSnapshot, function: Option<&'static Function>) -> Result<Self> {
        let task_id = stored.snapshot.task_id.clone();
        let there: Vec<_> = stored.parts.iter().map(|(key, _)| *key).collect();
        let mut inner = read(stored)?;
        let innermost = inner.len() - 1;
        let parts = Parts { there, any: inner[innermost].any_parts };
        let carried = std::mem::take(&mut inner[innermost].carried);
        for (index, frame) in inner.iter_mut().enumerate().skip(1) {
            // An instance that is not registered is known to its caller; it is looked at when it is entered.
            if let Some(function) = registry::find(&frame.function)? {
                fit(&task_id, frame, function, index < innermost)?;
            } else if !frame.function.contains('<') && !is_step(&frame.function) {
                return Err(unknown(&task_id, &frame.function));
            }
        }
        let outermost = inner.remove(0);
        let function = match function {
            Some(function) if function.is_known_as(&outermost.function) => Some(function),
            Some(function) => {
                let (saved, given) = (outermost.function, function.name());
                return Err(Error::FunctionDiffers { task_id, saved, given });
            }
            None => None,
        };
        let is_caller = !inner.is_empty();
        let outermost = Point::find(&task_id, outermost, function, is_caller)?;
        inner.reverse();
        Ok(Self { outermost, inner, carried, parts })
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
        let at = fit(task_id, &mut saved, function, is_caller)?;
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
            Some(function) if !function.is_known_as(&saved.function) => {
                let (saved, given) = (saved.function, function.name());
                Err(Error::FunctionDiffers { task_id: task_id.to_owned(), saved, given })
            }
            function => Self::find(task_id, saved, function, is_caller),
        }
    }
}

/// Makes what was saved fit the function, by what the function says of its past; the number of the checkpoint.
///
/// Its `migrate` is asked only where the rest does not suffice, and what it gives is held to the same rules.
pub(crate) fn fit(
    task_id: &str,
    saved: &mut Saved,
    function: &'static Function,
    is_caller: bool,
) -> Result<u32> {
    let error = match fit_by_itself(task_id, saved, function, is_caller, function.details.migrate.is_some()) {
        Ok(at) => return Ok(at),
        Err(error) => error,
    };
    let Some(migrate) = function.details.migrate else { return Err(error) };
    let migrated = Frame::of(task_id, saved).and_then(|frame| {
        let caught = catch_unwind(AssertUnwindSafe(|| migrate(frame)));
        caught.unwrap_or_else(|payload| Err(Unmigrated::Panicked(panic_message(&*payload)).into()))
    });
    let migrated = migrated.and_then(|frame| frame.into_saved().map_err(Into::into));
    let fitted = match migrated {
        Ok(mut new) => fit_by_itself(task_id, &mut new, function, is_caller, true)
            .map(|at| (at, new))
            .map_err(Unmigrated::Unfit),
        Err(error) => Err(match error.downcast::<Unmigrated>() {
            Ok(unmigrated) => *unmigrated,
            Err(error) => Unmigrated::Failed(error),
        }),
    };
    match fitted {
        Ok((at, new)) => {
            *saved = new;
            Ok(at)
        }
        Err(unmigrated) => Err(Error::NotMigrated {
            task_id: task_id.to_owned(),
            version: saved.version,
            function: function.name(),
            at: saved.at.clone(),
            source: Box::new(unmigrated),
        }),
    }
}

/// As [`fit`], without `migrate`. If `reads`, every local is read, to see whether it can be.
pub(crate) fn fit_by_itself(
    task_id: &str,
    saved: &mut Saved,
    function: &'static Function,
    is_caller: bool,
    reads: bool,
) -> Result<u32> {
    let (task_id, version) = (task_id.to_owned(), saved.version);
    let Some(at) = function.number(&saved.at, &saved.near) else {
        let known = list(function.checkpoints.iter().map(|checkpoint| checkpoint.id));
        let compared = compare_checkpoints(saved, function);
        let (function, at) = (function.name(), saved.at.clone());
        return Err(Error::UnknownCheckpoint { task_id, version, function, at, known, compared });
    };
    let checkpoint = function.id(at);
    if function.checkpoint(at).is_some_and(|checkpoint| checkpoint.is_call) != is_caller {
        let reason = if is_caller {
            "a function was called there, and no longer is"
        } else {
            "no function was called there, and now one is"
        };
        let compared = compare_locals(saved, function, at, &function.types_told(), &Hint::Kind);
        return Err(Error::ChangedState {
            task_id,
            version,
            checkpoint,
            reason: reason.to_owned(),
            compared,
        });
    }
    let told = function.types_told();
    let unfit = match saved.fits(function, at, &told, reads) {
        Ok(renames) => {
            saved.rename(&renames);
            return Ok(at);
        }
        Err(unfit) => unfit,
    };
    let compare = |hint: &Hint<'_>| compare_locals(saved, function, at, &told, hint);
    Err(match unfit {
        Unfit::Missing(local) => {
            let (compared, known) = (compare(&Hint::Missing(local)), saved.names());
            Error::MissingLocal { task_id, version, checkpoint, local: local.to_owned(), known, compared }
        }
        Unfit::WrongType(local, told, reason) => {
            let (compared, expected) = (compare(&Hint::WrongType(local)), told.simplified().into());
            let (local, reason) = (local.to_owned(), reason.into());
            Error::WrongType { task_id, version, checkpoint, local, expected, reason, compared }
        }
        Unfit::Changed(reason) => {
            let compared = compare(&Hint::Changed);
            Error::ChangedState { task_id, version, checkpoint, reason, compared }
        }
    })
}

pub(super) fn unknown(task_id: &str, function: &str) -> Error {
    let mut known = registry::names();
    if function.ends_with('>') {
        known.push_str(
            "; an instance of a generic function is found if it was named in `register!`, or is given to \
             `Runtime::resume_as`",
        );
    }
    Error::UnknownFunction { task_id: task_id.to_owned(), function: function.to_owned(), known }
}

/// Reads a snapshot's index, the outermost function first.
pub(crate) fn read(stored: impl Into<StoredSnapshot>) -> Result<Vec<Saved>> {
    let stored = stored.into();
    let (task_id, version) = (stored.snapshot.task_id.clone(), stored.snapshot.version);
    Saved::read(stored).map_err(|unusable| match unusable {
        Unusable::Foreign(reason) => Error::NotResumable { task_id, version, reason },
        Unusable::Damaged(reason) => Error::Corrupt { task_id, version, reason },
    })
}
