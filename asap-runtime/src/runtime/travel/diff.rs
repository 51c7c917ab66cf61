//! What differs between two versions.

use std::fmt;

use serde_json::Value;

use super::super::arguments::shorten;
use super::super::{Runtime, canonical, point};
use super::waited;
use crate::codec;
#[cfg(doc)]
use crate::error::Error;
use crate::error::Result;
use crate::frame::{RESUME, Saved};
use crate::protocol::StateSnapshot;

/// What differs between two versions of a task; displayed, a line for each difference.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diff {
    /// The task.
    pub task_id: String,
    /// The version that is looked at first.
    pub from: u64,
    /// The version that it is compared with.
    pub to: u64,
    /// The functions that one of them is in, the task's own first: of each what differs, if anything.
    pub frames: Vec<FrameDiff>,
}

/// What differs in one function.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FrameDiff {
    /// The function's name; empty if no resumable function wrote the snapshots.
    pub function: String,
    /// The checkpoint or call that it was at; `None` if it was not entered.
    pub from: Option<String>,
    /// The checkpoint or call that it is at; `None` if it has been left.
    pub to: Option<String>,
    /// The locals that differ, in the order of the snapshots.
    pub locals: Vec<Change>,
    /// What has no name in the source and differs: the state of loops, and operands that wait.
    pub hidden: Vec<Change>,
}

/// A local that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// Its name in the snapshots.
    pub name: String,
    /// The JSON that it was; `None` if it was not there.
    pub from: Option<String>,
    /// The JSON that it is; `None` if it is not there.
    pub to: Option<String>,
}

impl Diff {
    /// Whether nothing differs, the checkpoints included.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.frames.iter().all(FrameDiff::is_empty)
    }
}

impl FrameDiff {
    /// Whether nothing differs, the checkpoint included.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.from == self.to && self.locals.is_empty() && self.hidden.is_empty()
    }
}

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "task `{}`, version {} to version {}", self.task_id, self.from, self.to)?;
        if self.is_empty() {
            f.write_str(": nothing differs")?;
        }
        self.frames.iter().filter(|frame| !frame.is_empty()).try_for_each(|frame| write!(f, "\n{frame}"))
    }
}

impl fmt::Display for FrameDiff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.from, &self.to) {
            (Some(from), Some(to)) if from == to => write!(f, "  `{}` at `{to}`", self.function)?,
            (Some(from), Some(to)) => write!(f, "~ `{}` at `{from}`, then at `{to}`", self.function)?,
            (None, Some(to)) => write!(f, "+ `{}` at `{to}`", self.function)?,
            (Some(from), None) => write!(f, "- `{}` at `{from}`", self.function)?,
            (None, None) => f.write_str("  data")?,
        }
        self.locals.iter().try_for_each(|change| write!(f, "\n  {change}"))?;
        self.hidden.iter().try_for_each(|change| {
            let change = Change { name: format!("state of {}", change.name), ..change.clone() };
            write!(f, "\n  {change}")
        })
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => write!(f, "~ {name}: {}, then {}", shorten(from), shorten(to)),
            (None, Some(to)) => write!(f, "+ {name}: {}", shorten(to)),
            (Some(from), None) => write!(f, "- {name}: {}", shorten(from)),
            (None, None) => write!(f, "  {name}"),
        }
    }
}

impl Runtime {
    /// What differs between two versions of a task: locals that came, went or changed, functions that were entered or left, and the
    /// checkpoints. The snapshots need not fit this program.
    ///
    /// # Errors
    ///
    /// [`Error::TaskNotFound`]; [`Error::UnknownVersion`], which names the versions that are there; [`Error::Corrupt`] if one of them
    /// cannot be read; the store's errors.
    pub fn diff(&self, task_id: &str, from: u64, to: u64) -> Result<Diff> {
        let one = waited(self.version_of(task_id, Some(from)))?;
        let other = waited(self.version_of(task_id, Some(to)))?;
        let frames = compared(&frames_of(one)?, &frames_of(other)?);
        Ok(Diff { task_id: task_id.to_owned(), from, to, frames })
    }
}

/// A function in a snapshot, or the data of one that no resumable function wrote.
struct Frame {
    function: String,
    at: Option<String>,
    locals: Vec<(String, String)>,
    hidden: Vec<(String, String)>,
}

fn frames_of(snapshot: StateSnapshot) -> Result<Vec<Frame>> {
    let owned = |(name, json): (&str, &str)| (name.to_owned(), json.to_owned());
    if snapshot.data.get(RESUME).is_none() {
        let locals = snapshot.data.entries().map(|(name, json)| owned((&name, json))).collect();
        return Ok(vec![Frame { function: String::new(), at: None, locals, hidden: Vec::new() }]);
    }
    let frame = |saved: Saved| Frame {
        locals: saved.locals().map(owned).collect(),
        hidden: saved.states().map(owned).collect(),
        at: Some(saved.at),
        function: saved.function,
    };
    Ok(point::read(snapshot)?.into_iter().map(frame).collect())
}

/// Function by function from the outermost on, as long as they are the same; what follows was left, and what is there now entered.
fn compared(from: &[Frame], to: &[Frame]) -> Vec<FrameDiff> {
    let same = from.iter().zip(to).take_while(|(from, to)| from.function == to.function).count();
    let both = from[..same].iter().zip(&to[..same]).map(|(from, to)| frame(Some(from), Some(to)));
    let left = from[same..].iter().map(|from| frame(Some(from), None));
    let entered = to[same..].iter().map(|to| frame(None, Some(to)));
    both.chain(left).chain(entered).collect()
}

fn frame(from: Option<&Frame>, to: Option<&Frame>) -> FrameDiff {
    let members = |read: fn(&Frame) -> &Vec<(String, String)>| {
        let of = |frame: Option<&Frame>| frame.map(read).cloned().unwrap_or_default();
        changes(&of(from), &of(to))
    };
    FrameDiff {
        function: from.or(to).map(|frame| frame.function.clone()).unwrap_or_default(),
        from: from.and_then(|frame| frame.at.clone()),
        to: to.and_then(|frame| frame.at.clone()),
        locals: members(|frame| &frame.locals),
        hidden: members(|frame| &frame.hidden),
    }
}

fn changes(from: &[(String, String)], to: &[(String, String)]) -> Vec<Change> {
    let json = |among: &[(String, String)], name: &str| {
        among.iter().find(|(known, _)| known == name).map(|(_, json)| json.clone())
    };
    let known = from.iter().map(|(name, _)| name);
    let new = to.iter().map(|(name, _)| name).filter(|name| json(from, name).is_none());
    let change = |name: &String| Change { name: name.clone(), from: json(from, name), to: json(to, name) };
    known
        .chain(new)
        .map(change)
        .filter(|change| !is_same(change.from.as_deref(), change.to.as_deref()))
        .collect()
}

/// Whether two texts are one value. The order of a map's keys says nothing.
fn is_same(one: Option<&str>, other: Option<&str>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return one == other };
    let parse = |text| codec::read_plain::<Value>(text).ok().map(|value| canonical(&value, false));
    one == other || parse(one).is_some_and(|one| Some(one) == parse(other))
}
