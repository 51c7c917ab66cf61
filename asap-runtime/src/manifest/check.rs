//! Holds the program against its lock file.

use std::fmt;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use super::lock::{self, Locked, Point};
use super::tasks::Tasks;
use super::{Function, functions};
use crate::Runtime;
use crate::codec;
use crate::error::Error;
use crate::frame::{self, Saved, digits_of};
use crate::runtime::{fit_by_itself, registry};

/// The environment variable; `overwrite` writes the lock file instead of checking it.
const VARIABLE: &str = "ASAP_LOCK";

/// What a check that passed has found.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Checked {
    /// The edits since the file was written, all of which old tasks survive; empty if there are none.
    ///
    /// Write the file anew to have what is new in it looked at as well.
    pub changes: Vec<String>,
    /// Whether the file was written.
    pub is_written: bool,
}

/// An edit that stored snapshots do not survive.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// The function's name in the lock file or the snapshot.
    pub function: String,
    /// The checkpoint; none if it is about the function as a whole.
    pub checkpoint: Option<String>,
    /// What is wrong, what was there beside what is there now, and what to add.
    pub message: String,
    /// How many tasks stand there, if a store was looked at.
    pub tasks: Option<usize>,
}

/// Why a check did not pass. It prints the same with `{:?}` as with `{}`, so that `unwrap` in a test is readable.
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum LockError {
    /// There is no file.
    #[error("{} is not there; write it with `ASAP_LOCK=overwrite cargo test`, and check it in", .0.display())]
    NotThere(PathBuf),
    /// The file cannot be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The file is no lock file.
    #[error("{}, line {line}: {reason}; write it anew with `ASAP_LOCK=overwrite cargo test`", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// Two functions have one name.
    #[error(transparent)]
    Ambiguous(Error),
    /// The store could not be read.
    #[error(transparent)]
    Store(Error),
    /// Edits that stored snapshots do not survive.
    #[error("{}", listed(.0))]
    Incompatible(Vec<Problem>),
}

impl fmt::Debug for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.function)?;
        if let Some(checkpoint) = &self.checkpoint {
            write!(f, " at `{checkpoint}`")?;
        }
        match self.tasks {
            None => {}
            Some(1) => f.write_str(" (1 task is there)")?,
            Some(tasks) => write!(f, " ({tasks} tasks are there)")?,
        }
        write!(f, ": {}", self.message)
    }
}

fn listed(problems: &[Problem]) -> String {
    let edits = if problems.len() == 1 { "1 edit" } else { &format!("{} edits", problems.len()) };
    let mut text = format!("{edits} that stored snapshots do not survive");
    for problem in problems {
        text.push_str("\n\n");
        text.push_str(&problem.to_string());
    }
    text.push_str("\n\nif no such task is left anywhere: `ASAP_LOCK=overwrite cargo test`");
    text
}

/// Holds the program against the lock file at this path: every checkpoint of the file must be one that the program can go on
/// from.
///
/// With `ASAP_LOCK=overwrite` in the environment the file is written instead. Edits that are survived pass; the answer
/// lists them, and a line on the standard error stream says that the file may be written anew.
///
/// # Errors
///
/// If an edit is not survived, or the file is not there or cannot be read.
pub fn check(path: impl AsRef<Path>) -> Result<Checked, LockError> {
    checked(path.as_ref(), None)
}

/// As [`check`], and looks at the tasks of a store that have not ended: how many stand where an edit is not survived, and
/// whether all of them can go on. Nothing in the store is changed.
///
/// # Errors
///
/// As [`check`]; if a task cannot go on; the store's.
pub fn check_with(path: impl AsRef<Path>, runtime: &Runtime) -> Result<Checked, LockError> {
    let tasks = Tasks::of(runtime).map_err(LockError::Store)?;
    checked(path.as_ref(), Some(&tasks))
}

/// Writes the lock file of this program.
///
/// # Errors
///
/// If it cannot be written, or two functions have one name.
pub fn write(path: impl AsRef<Path>) -> Result<(), LockError> {
    let (path, functions) = (path.as_ref(), distinct()?);
    fs::write(path, lock::text(&functions)).map_err(|source| LockError::Io { path: path.to_owned(), source })
}

/// The functions, each with a name of its own.
fn distinct() -> Result<Vec<Function>, LockError> {
    let functions = functions();
    for function in &functions {
        registry::find(&function.name).map_err(LockError::Ambiguous)?;
    }
    Ok(functions)
}

fn checked(path: &Path, tasks: Option<&Tasks>) -> Result<Checked, LockError> {
    let functions = distinct()?;
    let now = lock::text(&functions);
    let before = match fs::read_to_string(path) {
        Ok(text) => Some(text.replace("\r\n", "\n")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(source) => return Err(LockError::Io { path: path.to_owned(), source }),
    };
    if env::var_os(VARIABLE).is_some_and(|value| value == "overwrite") {
        if before.as_ref() != Some(&now) {
            write(path)?;
        }
        return Ok(Checked { changes: Vec::new(), is_written: before != Some(now) });
    }
    let before = before.ok_or_else(|| LockError::NotThere(path.to_owned()))?;
    let locked = lock::read(&before).map_err(|(line, reason)| LockError::Damaged {
        path: path.to_owned(),
        line,
        reason,
    })?;
    let mut problems = Vec::new();
    for function in &locked {
        survives(function, tasks, &mut problems);
    }
    // What the file knows is said once, by the file.
    let is_known = |function: &str, at: &str| {
        problems.iter().any(|problem: &Problem| {
            problem.function == function && problem.checkpoint.as_ref().is_none_or(|known| known == at)
        })
    };
    let lost = tasks.iter().flat_map(|tasks| &tasks.lost);
    let lost: Vec<Problem> = lost
        .filter(|(_, error)| !matches!(place_of(error), Some((function, at)) if is_known(function, at)))
        .map(|(task, error)| Problem {
            function: format!("task {task}"),
            checkpoint: None,
            message: error.to_string(),
            tasks: None,
        })
        .collect();
    problems.extend(lost);
    if !problems.is_empty() {
        return Err(LockError::Incompatible(problems));
    }
    let changes = if before == now { Vec::new() } else { changes(&locked, &functions) };
    if !changes.is_empty() {
        eprintln!(
            "{} is older than the program, and stored tasks survive all edits since: {}; `ASAP_LOCK=overwrite` writes it anew",
            path.display(),
            changes.join(", ")
        );
    }
    Ok(Checked { changes, is_written: false })
}

/// Where a task stands that this error is about.
fn place_of(error: &Error) -> Option<(&str, &str)> {
    match error {
        Error::UnknownCheckpoint { function, at, .. } => Some((function, at)),
        Error::UnknownFunction { function, .. } => Some((function, "")),
        _ => None,
    }
}

/// Whether every checkpoint of a function in the file can be gone on from.
fn survives(locked: &Locked, tasks: Option<&Tasks>, problems: &mut Vec<Problem>) {
    let mut problem = |checkpoint: Option<&str>, message: String| {
        problems.push(Problem {
            function: locked.name.clone(),
            checkpoint: checkpoint.map(str::to_owned),
            message,
            tasks: tasks.map(|tasks| tasks.count(&locked.name, checkpoint)),
        });
    };
    let function = match registry::find(&locked.name) {
        Ok(Some(function)) => function,
        Ok(None) => {
            let name = format!("{:?}", locked.name);
            return problem(
                None,
                format!(
                    "it is not there any more\n\n  if it has another name or place: `#[resumable(was = {name})]` on it"
                ),
            );
        }
        Err(error) => return problem(None, error.to_string()),
    };
    for point in &locked.points {
        let result = saved(&locked.name, point).and_then(|mut saved| {
            fit_by_itself("", &mut saved, function, point.is_call, false).map_err(|e| said(&e))
        });
        // Whether a `migrate` helps is seen with the snapshot only.
        if let Err(message) = result
            && function.details.migrate.is_none()
        {
            problem(Some(&point.id), message);
        }
    }
}

/// What a snapshot that was taken at this point is like, without the values.
fn saved(function: &str, point: &Point) -> Result<Saved, String> {
    let mut text = String::from("{\"function\":");
    codec::write_text(function, &mut text);
    text.push_str(",\"at\":");
    codec::write_text(&point.id, &mut text);
    text.push_str(",\"near\":");
    codec::write_text(&point.near, &mut text);
    text.push_str(",\"shape\":\"");
    for (_, ty) in &point.locals {
        text.extend(ty.as_deref().map_or(*frame::UNKNOWN, digits_of).map(char::from));
    }
    text.push_str("\",\"hidden\":{");
    members(point.hidden.iter(), &mut text);
    text.push_str("},\"locals\":{");
    members(point.locals.iter().map(|(name, _)| name), &mut text);
    text.push_str("}}");
    Saved::of_text(text)
}

fn members<'a>(names: impl Iterator<Item = &'a String>, text: &mut String) {
    for (index, name) in names.enumerate() {
        if index > 0 {
            text.push(',');
        }
        codec::write_text(name, text);
        text.push_str(":null");
    }
}

/// The error of a resume, said of all snapshots.
fn said(error: &Error) -> String {
    match error {
        Error::UnknownCheckpoint { compared, .. } => format!("it is not there any more{compared}"),
        Error::MissingLocal { local, compared, .. } => {
            format!("`{local}` is needed there now, and is not saved{compared}")
        }
        Error::WrongType { local, expected, compared, .. } => {
            format!("`{local}` is a `{expected}` now, and was saved as another type{compared}")
        }
        Error::ChangedState { reason, compared, .. } => format!("of a snapshot: {reason}{compared}"),
        other => other.to_string(),
    }
}

/// What has changed since the file was written.
fn changes(before: &[Locked], now: &[Function]) -> Vec<String> {
    let mut changes = Vec::new();
    for function in now {
        let locked = before.iter().find(|locked| locked.name == function.name).map(lock::again);
        match locked {
            None => changes.push(format!("`{}` is new", function.name)),
            Some(text) if text != lock::text(std::slice::from_ref(function)) => {
                changes.push(format!("`{}` has changed", function.name));
            }
            Some(_) => {}
        }
    }
    let gone = before.iter().filter(|locked| now.iter().all(|function| function.name != locked.name));
    changes.extend(gone.map(|locked| format!("`{}` has another name", locked.name)));
    if changes.is_empty() {
        changes.push("its text is written differently".to_owned());
    }
    changes
}
