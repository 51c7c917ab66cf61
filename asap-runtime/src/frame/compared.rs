//! What a snapshot holds beside what the function has now: the second half of an error's message.

use std::fmt::Write as _;

use super::details::{Place, Told};
use super::function::Function;
use super::saved::{Saved, Unrestored};
use super::shape::{self, Digits};

/// How many rows a table has at most.
const ROWS: usize = 24;

/// How wide a column is at most, in characters.
const WIDTH: usize = 44;

/// Types that are known by their digits, so that the table can say what was saved.
const COMMON: &[&str] = &[
    "bool",
    "char",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "usize",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "f32",
    "f64",
    "String",
    "&str",
    "PathBuf",
    "Duration",
    "SystemTime",
    "()",
    "Vec<u8>",
    "Vec<u32>",
    "Vec<u64>",
    "Vec<usize>",
    "Vec<i32>",
    "Vec<i64>",
    "Vec<f64>",
    "Vec<String>",
    "Vec<PathBuf>",
    "Option<u32>",
    "Option<u64>",
    "Option<usize>",
    "Option<i32>",
    "Option<i64>",
    "Option<f64>",
    "Option<bool>",
    "Option<String>",
    "HashMap<String, String>",
    "HashMap<String, u64>",
    "BTreeMap<String, String>",
    "BTreeMap<String, u64>",
    "HashSet<String>",
    "BTreeSet<String>",
];

/// What to do about it.
#[derive(Debug)]
pub(crate) enum Hint<'a> {
    /// About a local that is missing.
    Missing(&'a str),
    /// About a local of another type.
    WrongType(&'a str),
    /// About a loop or an operand that is not where it was.
    Changed,
    /// About a call that is a checkpoint now, or the other way round.
    Kind,
}

impl<'a> Hint<'a> {
    /// What to do about a local that could not be had.
    pub(super) fn of(unrestored: &Unrestored, local: &'a str) -> Self {
        match unrestored {
            Unrestored::Missing => Self::Missing(local),
            Unrestored::WrongType(_) => Self::WrongType(local),
        }
    }
}

/// The locals and states that were saved beside those that the function has at this checkpoint.
pub(crate) fn locals(
    saved: &Saved,
    function: &'static Function,
    number: u32,
    told: &[Told],
    hint: &Hint<'_>,
) -> Box<str> {
    let mut table =
        Table::new(format!("saved at `{}`", saved.at), format!("now at `{}`", function.id(number)));
    let now = function.locals(number);
    let mut left: Vec<_> = saved.typed().collect();
    for local in now {
        let told = function.told(number, local, told);
        let was = function.changed(number, local, false).map_or(&[][..], |changed| changed.was);
        let is_it = |name: &str| name == *local || was.contains(&name) && !now.contains(&name);
        let found = left.iter().position(|(name, ..)| is_it(name)).map(|index| left.remove(index));
        let saved =
            found.map(|(name, _, digits)| typed(name, digits.map(|digits| named(digits, told)).as_deref()));
        table.row(saved, Some(typed(local, told.map(Told::simplified).as_deref())));
    }
    let unused: Vec<&str> = left.iter().map(|(name, ..)| *name).collect();
    for (name, _, digits) in &left {
        table.row(Some(typed(name, digits.map(|digits| named(digits, None)).as_deref())), None);
    }
    let keys = function.hidden(number);
    let mut gone: Vec<&str> = saved.states().map(|(name, _)| name).collect();
    let mut new = Vec::new();
    for key in keys {
        let was = function.changed(number, key, true).map_or(&[][..], |changed| changed.was);
        let found =
            gone.iter().position(|name| name == key || was.contains(name)).map(|index| gone.remove(index));
        if found.is_none() {
            new.push(*key);
        }
        table.row(found.map(state), Some(state(key)));
    }
    for name in &gone {
        table.row(Some(state(name)), None);
    }
    table.finish(&advice(hint, function, &unused, &gone, &new))
}

/// The checkpoint that was saved at, which is not there any more, beside those that the function has.
pub(crate) fn checkpoints(saved: &Saved, function: &'static Function) -> Box<str> {
    let mut table = Table::new("saved".to_owned(), "now".to_owned());
    let held: Vec<&str> = saved.locals().map(|(name, _)| name).collect();
    table.row(Some(point(&saved.at, &held)), None);
    for checkpoint in function.checkpoints {
        table.row(None, Some(point(checkpoint.id, checkpoint.locals)));
    }
    let alike = |checkpoint: &&super::Checkpoint| {
        held.len() == checkpoint.locals.len() && checkpoint.locals.iter().all(|local| held.contains(local))
    };
    let mut alikes = function.checkpoints.iter().enumerate().filter(|(_, checkpoint)| alike(checkpoint));
    let at = quoted(&saved.at);
    let advice = match (alikes.next(), alikes.next()) {
        (Some((index, checkpoint)), None) => {
            let is_named = function.details.places().nth(index).is_none_or(Place::is_named);
            let name = if is_named { format!("{}, ", quoted(checkpoint.id)) } else { String::new() };
            let (macro_name, rest) = if checkpoint.is_call { ("call", ", …") } else { ("checkpoint", "") };
            format!(
                "if it is `{}` now, say so there ({}:{}): `{macro_name}!({name}was = {at}{rest})`",
                checkpoint.id, function.file, checkpoint.line
            )
        }
        _ => format!("if it is another one now, say so there: `checkpoint!(\"…\", was = {at})`"),
    };
    table.finish(&[advice, ELSE.to_owned()])
}

const ELSE: &str = "else `#[resumable(migrate = …)]` on the function can make the snapshot fit";

fn advice(hint: &Hint<'_>, function: &Function, unused: &[&str], gone: &[&str], new: &[&str]) -> Vec<String> {
    match hint {
        Hint::Missing(local) => {
            let is_parameter = function.parameters.contains(local);
            let declared = if is_parameter { format!("{local}: …") } else { format!("let {local} = …") };
            let local = local.trim_end_matches('\'');
            let mut advice = vec![format!("if `{local}` is new: `#[resumable(default = …)] {declared}`")];
            if let [old] = unused {
                let old = quoted(old);
                advice.insert(
                    0,
                    format!("if `{local}` had another name: `#[resumable(was = {old})] {declared}`"),
                );
            } else if !unused.is_empty() {
                advice.insert(
                    0,
                    format!("if `{local}` had another name: `#[resumable(was = \"…\")] {declared}`"),
                );
            }
            advice.push(ELSE.to_owned());
            advice
        }
        Hint::WrongType(local) => vec![format!(
            "`#[resumable(migrate = …)]` on the function can make a `{local}` of the new type of the old one"
        )],
        Hint::Changed => {
            let mut advice = Vec::new();
            if let ([old], [new]) = (gone, new)
                && new.starts_with(['f', '\''])
            {
                advice.push(format!("if it is the same loop: `#[resumable(was = {})] {new} …`", quoted(old)));
            }
            advice.push(ELSE.to_owned());
            advice
        }
        Hint::Kind => vec![
            "`#[resumable(migrate = …)]` on the function can move the task to another checkpoint".to_owned(),
        ],
    }
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}

fn state(key: &str) -> String {
    format!("state of `{key}`")
}

fn point(id: &str, locals: &[&str]) -> String {
    if locals.is_empty() { format!("`{id}`") } else { format!("`{id}`: {}", locals.join(", ")) }
}

fn typed(name: &str, ty: Option<&str>) -> String {
    ty.map_or_else(|| name.to_owned(), |ty| format!("{name}: {ty}"))
}

/// The name of a saved type, as far as it is known.
fn named(digits: Digits, now: Option<&Told>) -> String {
    if let Some(told) = now
        && told.digits() == digits
    {
        return told.simplified();
    }
    let common = COMMON.iter().find(|name| shape::digits_of(name) == digits);
    common.map_or_else(|| "another type".to_owned(), |name| (*name).to_owned())
}

/// Two columns.
struct Table {
    rows: Vec<(String, String)>,
}

impl Table {
    fn new(left: String, right: String) -> Self {
        Self { rows: vec![(left, right)] }
    }

    fn row(&mut self, left: Option<String>, right: Option<String>) {
        let cell = |text: Option<String>| text.map_or_else(|| "-".to_owned(), shortened);
        self.rows.push((cell(left), cell(right)));
    }

    fn finish(mut self, advice: &[String]) -> Box<str> {
        let more = self.rows.len().saturating_sub(ROWS);
        self.rows.truncate(ROWS);
        let width = self.rows.iter().map(|(left, _)| left.chars().count()).max().unwrap_or(0);
        let mut text = String::from("\n");
        for (left, right) in &self.rows {
            let padding = width - left.chars().count();
            let _ = write!(text, "\n  {left}{:padding$}  | {right}", "");
        }
        if more > 0 {
            let _ = write!(text, "\n  … and {more} more");
        }
        text.push('\n');
        for line in advice {
            let _ = write!(text, "\n  {line}");
        }
        text.into()
    }
}

fn shortened(text: String) -> String {
    if text.chars().count() <= WIDTH {
        return text;
    }
    let mut short: String = text.chars().take(WIDTH - 1).collect();
    short.push('…');
    short
}
