//! What was found of each program of a batch.

use std::collections::BTreeMap;
use std::io;

use asap_tests::random::Program;

use crate::documented::Documented;
use crate::project::{Depth, Project, Side};
use crate::runs::{self, Outcome};

/// What became of a program.
#[derive(Debug, Clone)]
pub(crate) enum Verdict {
    /// The generator made something that is no Rust.
    NotPlain(String),
    /// The attribute refused it, in documented words.
    Refused(String),
    /// It does not compile resumable, and the words are none of the documented.
    NotResumable(String),
    /// It differs from itself.
    Differs(String),
    /// It is held.
    Same { passed: u64, resumed: u64, refused: u64 },
}

impl Verdict {
    /// What two findings have in common if they are the same.
    pub(crate) fn kind(&self) -> String {
        let (name, text) = match self {
            Verdict::NotResumable(text) => ("does not compile", text.as_str()),
            Verdict::Differs(text) => ("differs", text.as_str()),
            _ => return String::new(),
        };
        let line = text.lines().next().unwrap_or_default();
        let kept = if name == "differs" {
            ["uninterrupted", "resumed", "refused", "hangs", "ends its process"]
                .into_iter()
                .find(|word| text.contains(word))
                .unwrap_or("otherwise")
                .to_owned()
        } else {
            line.split('`').step_by(2).collect::<String>()
        };
        format!("{name}: {kept}")
    }

    pub(crate) fn is_finding(&self) -> bool {
        matches!(self, Verdict::NotResumable(_) | Verdict::Differs(_))
    }
}

/// Builds and runs some programs, each under its number.
pub(crate) fn judge(
    project: &Project,
    documented: &Documented,
    programs: &[(u64, Program)],
    depth: Depth,
) -> io::Result<BTreeMap<u64, Verdict>> {
    let mut verdicts = BTreeMap::new();
    let mut left = programs.to_vec();
    project.clear()?;
    build(project, Side::Plain, depth, &mut left, &mut |number, messages: Vec<String>| {
        verdicts.insert(number, Verdict::NotPlain(messages.join("\n")));
    })?;
    build(project, Side::Resumable, depth, &mut left, &mut |number, messages: Vec<String>| {
        let unknown = messages.iter().find(|message| documented.find(message).is_none());
        let known = messages.iter().find_map(|message| documented.find(message));
        verdicts.insert(
            number,
            match (known, unknown) {
                // A refusal may bring further errors with it.
                (Some(known), _) => Verdict::Refused(known),
                (None, Some(unknown)) => Verdict::NotResumable(unknown.clone()),
                (None, None) => unreachable!("there is at least one message"),
            },
        );
    })?;
    if depth == Depth::Check {
        let same = |number| (number, Verdict::Same { passed: 0, resumed: 0, refused: 0 });
        verdicts.extend(left.iter().map(|(number, _)| same(*number)));
        return Ok(verdicts);
    }
    if left.is_empty() {
        return Ok(verdicts);
    }
    for (number, outcome) in runs::run(&project.binary())? {
        verdicts.insert(
            number,
            match outcome {
                Outcome::Differs(text) => Verdict::Differs(text),
                Outcome::Same { passed, resumed, refused } => Verdict::Same { passed, resumed, refused },
            },
        );
    }
    Ok(verdicts)
}

/// Builds one side, without the programs that do not compile, until the rest does.
fn build(
    project: &Project,
    side: Side,
    depth: Depth,
    left: &mut Vec<(u64, Program)>,
    fails: &mut dyn FnMut(u64, Vec<String>),
) -> io::Result<()> {
    while !left.is_empty() {
        project.fill(side, left)?;
        let mut errors = project.build(side, depth)?;
        if errors.is_built {
            return Ok(());
        }
        if errors.by_program.is_empty() {
            blame(project, side, depth, left, &mut errors)?;
        }
        left.retain(|(number, _)| !errors.by_program.contains_key(number));
        errors.by_program.into_iter().for_each(|(number, messages)| fails(number, messages));
    }
    project.fill(side, left)
}

/// Finds the first program on which errors depend that point into no file.
fn blame(
    project: &Project,
    side: Side,
    depth: Depth,
    left: &[(u64, Program)],
    errors: &mut crate::project::Errors,
) -> io::Result<()> {
    let (mut fine, mut fails) = (0, left.len());
    while fine + 1 < fails {
        let middle = usize::midpoint(fine, fails);
        project.fill(side, &left[..middle])?;
        if project.build(side, depth)?.is_built { fine = middle } else { fails = middle }
    }
    errors.by_program.insert(left[fails - 1].0, std::mem::take(&mut errors.elsewhere));
    Ok(())
}
