//! The lock file's text: one function per block, one fact per line, sorted by function.
//!
//! ```text
//! format 1
//!
//! function jobs::walk
//!   start
//!     let dir: PathBuf
//!   checkpoint for path
//!     near 5bd1e995
//!     let dir: PathBuf
//!     let found: Vec<PathBuf>
//!     state for path
//!   call children
//!     let dir: PathBuf
//! ```

use std::fmt::Write as _;

use super::{Function, Local};
use crate::frame::START;

const HEAD: &str = "\
# The resumable functions of this program: their checkpoints, and what each saves.
# Tasks that were stopped there go on as long as `asap_runtime::manifest::check` passes.
# Written anew with ASAP_LOCK=overwrite.
format 1
";

/// A function as the lock file has it.
#[derive(Debug, Default)]
pub(super) struct Locked {
    pub(super) name: String,
    pub(super) points: Vec<Point>,
}

/// A place where tasks may be stopped.
#[derive(Debug, Default)]
pub(super) struct Point {
    pub(super) id: String,
    pub(super) is_call: bool,
    pub(super) near: String,
    /// Names, and types where they are known.
    pub(super) locals: Vec<(String, Option<String>)>,
    pub(super) hidden: Vec<String>,
}

/// The text of these functions.
pub(super) fn text(functions: &[Function]) -> String {
    let mut text = HEAD.to_owned();
    for function in functions {
        let _ = writeln!(text, "\nfunction {}\n  {START}", function.name);
        locals(&mut text, &function.parameters);
        for checkpoint in &function.checkpoints {
            let kind = if checkpoint.calls.is_some() { "call" } else { "checkpoint" };
            let _ = writeln!(text, "  {kind} {}", checkpoint.id);
            if !checkpoint.is_named {
                let _ = writeln!(text, "    near {}", checkpoint.near);
            }
            locals(&mut text, &checkpoint.locals);
            for state in &checkpoint.hidden {
                let _ = writeln!(text, "    state {state}");
            }
        }
    }
    text
}

fn locals(text: &mut String, locals: &[Local]) {
    for local in locals {
        let _ = match &local.ty {
            Some(ty) => writeln!(text, "    let {}: {ty}", local.name),
            None => writeln!(text, "    let {}", local.name),
        };
    }
}

/// Reads a lock file; the number of the line that cannot be read, and why.
pub(super) fn read(text: &str) -> Result<Vec<Locked>, (usize, String)> {
    let mut functions: Vec<Locked> = Vec::new();
    let mut has_format = false;
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        let fault = |reason: &str| (number, reason.to_owned());
        let (word, rest) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
        let indent = line.len() - line.trim_start().len();
        if word.is_empty() || word.starts_with('#') {
            continue;
        }
        if !has_format {
            match (word, rest) {
                ("format", "1") => has_format = true,
                ("format", other) => {
                    return Err((number, format!("it has format {other}, this version reads format 1")));
                }
                _ => return Err(fault("it does not begin with its format")),
            }
            continue;
        }
        if indent == 0 && word == "function" {
            functions.push(Locked { name: rest.to_owned(), points: Vec::new() });
            continue;
        }
        let function = functions.last_mut().ok_or_else(|| fault("it belongs to no function"))?;
        match (indent, word) {
            (2, START) => function.points.push(Point { id: START.to_owned(), ..Point::default() }),
            (2, "checkpoint" | "call") => {
                let is_call = word == "call";
                function.points.push(Point { id: rest.to_owned(), is_call, ..Point::default() });
            }
            (4, _) => {
                let point = function.points.last_mut().ok_or_else(|| fault("it belongs to no checkpoint"))?;
                match word {
                    "near" => rest.clone_into(&mut point.near),
                    "let" => {
                        let (name, ty) = rest
                            .split_once(": ")
                            .map_or((rest, None), |(name, ty)| (name, Some(ty.to_owned())));
                        point.locals.push((name.to_owned(), ty));
                    }
                    "state" => point.hidden.push(rest.to_owned()),
                    _ => return Err(fault("it says nothing that is known")),
                }
            }
            _ => return Err(fault("it says nothing that is known")),
        }
    }
    if has_format { Ok(functions) } else { Err((1, "it does not begin with its format".to_owned())) }
}

/// The text of one function that was read.
pub(super) fn again(locked: &Locked) -> String {
    let mut text = HEAD.to_owned();
    let _ = writeln!(text, "\nfunction {}", locked.name);
    for point in &locked.points {
        let _ = match (&*point.id, point.is_call) {
            (START, false) => writeln!(text, "  {START}"),
            (id, true) => writeln!(text, "  call {id}"),
            (id, false) => writeln!(text, "  checkpoint {id}"),
        };
        if !point.near.is_empty() {
            let _ = writeln!(text, "    near {}", point.near);
        }
        for (name, ty) in &point.locals {
            let _ = match ty {
                Some(ty) => writeln!(text, "    let {name}: {ty}"),
                None => writeln!(text, "    let {name}"),
            };
        }
        for state in &point.hidden {
            let _ = writeln!(text, "    state {state}");
        }
    }
    text
}
