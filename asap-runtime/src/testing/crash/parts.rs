//! The parts of a snapshot, and whether two snapshots are the same.

use std::borrow::Cow;

use serde_json::Value;

use crate::codec;
use crate::frame::RESUME;
use crate::runtime::canonical;

/// What is compared of two snapshots, and how.
#[derive(Default)]
pub(super) struct Strictness {
    /// As text: members of maps in the same order.
    pub(super) exact: bool,
    /// The locals whose elements may come in any order.
    pub(super) unordered: Vec<String>,
    /// The locals that are not compared.
    pub(super) ignored: Vec<String>,
}

/// The first part in which two snapshots differ.
pub(super) struct Difference {
    pub(super) part: Part,
    pub(super) expected: String,
    pub(super) found: String,
    /// The elements are the same, in another order.
    pub(super) only_order: bool,
}

/// A part of a snapshot.
pub(super) enum Part {
    /// Where the function was.
    Checkpoint,
    /// A local.
    Local(String),
    /// A loop or operand.
    Hidden(String),
    /// Another member of what resume needs.
    Other(String),
}

/// Where the function was when it made this snapshot.
pub(super) fn checkpoint(data: &str) -> String {
    text(data, "at")
}

/// The function that made this snapshot.
pub(super) fn function(data: &str) -> String {
    text(data, "function")
}

fn text(data: &str, member: &str) -> String {
    get(resume(data), member).and_then(|value| codec::read(value).ok()).unwrap_or_default()
}

fn resume(data: &str) -> &str {
    get(data, RESUME).unwrap_or("{}")
}

fn get<'a>(object: &'a str, member: &str) -> Option<&'a str> {
    codec::entries(object).find(|(name, _)| name == member).map(|(_, value)| value)
}

/// Where two snapshots differ first.
pub(super) fn difference(expected: &str, found: &str, strictness: &Strictness) -> Option<Difference> {
    if expected == found {
        return None;
    }
    let resumes = (resume(expected), resume(found));
    let hidden = |resume| get(resume, "hidden").unwrap_or("{}");
    let at = |name: &str| (name == "at").then_some(Part::Checkpoint);
    members(resumes.0, resumes.1, strictness, at)
        .or_else(|| {
            let local = |name: &str| {
                let compared = name != RESUME && !strictness.ignored.iter().any(|ignored| ignored == name);
                compared.then(|| Part::Local(name.to_owned()))
            };
            members(expected, found, strictness, local)
        })
        .or_else(|| {
            let state = |name: &str| Some(Part::Hidden(name.to_owned()));
            members(hidden(resumes.0), hidden(resumes.1), strictness, state)
        })
        .or_else(|| {
            let other = |name: &str| (name != "hidden").then(|| Part::Other(name.to_owned()));
            members(resumes.0, resumes.1, strictness, other)
        })
}

/// The first member in which two objects differ, of those that `part` names.
fn members(
    expected: &str,
    found: &str,
    strictness: &Strictness,
    part: impl Fn(&str) -> Option<Part>,
) -> Option<Difference> {
    let (expected, found): (Vec<_>, Vec<_>) =
        (codec::entries(expected).collect(), codec::entries(found).collect());
    let find = |members: &[(Cow<'_, str>, &str)], name: &str| {
        members.iter().find(|(other, _)| other == name).map(|(_, value)| (*value).to_owned())
    };
    let more = found.iter().filter(|(name, _)| !expected.iter().any(|(other, _)| other == name));
    expected.iter().chain(more).find_map(|(name, _)| {
        let part = part(name)?;
        let unordered = strictness.unordered.iter().any(|local| local == name);
        let (expected, found) = (find(&expected, name), find(&found, name));
        // An effect has another key in each run.
        let (expected, found) = match &part {
            Part::Other(name) if name == "intent" => {
                (expected.as_deref().map(effect), found.as_deref().map(effect))
            }
            _ => (expected, found),
        };
        if let (Some(expected), Some(found)) = (&expected, &found)
            && same(expected, found, strictness.exact, unordered)
        {
            return None;
        }
        let only_order =
            expected.as_ref().zip(found.as_ref()).is_some_and(|(one, other)| same(one, other, false, true));
        let shown = |value: Option<String>| value.unwrap_or_else(|| "not there".to_owned());
        Some(Difference { part, expected: shown(expected), found: shown(found), only_order })
    })
}

/// The name of the effect of an intent, as JSON.
fn effect(intent: &str) -> String {
    get(intent, "effect").unwrap_or(intent).to_owned()
}

/// Whether two texts are one value.
fn same(one: &str, other: &str, exact: bool, unordered: bool) -> bool {
    if one == other || (exact && !unordered) {
        return one == other;
    }
    let value = |text| codec::read_plain::<Value>(text).ok();
    let (one, other) = (value(one), value(other));
    one.zip(other).is_some_and(|(one, other)| canonical(&one, unordered) == canonical(&other, unordered))
}
