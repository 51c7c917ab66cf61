//! The programs of the default tests: chosen once for what they cover, and checked in.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::program::Program;

/// The seed of the first candidate.
const FIRST: u64 = 1_000_000;

/// How many candidates there are.
const CANDIDATES: u64 = 500;

/// How many are chosen, those that are left out again among them.
const CHOSEN: usize = 200;

/// The same of those with lists that grow and with aliases through cells: the first, how many there are, how many are chosen, and the
/// longest in lines.
const GROWING: (u64, u64, usize, usize) = (2_000_000_000_000, 300, 30, 90);

/// Programs in one file.
const PER_FILE: usize = 30;

/// The longest that is chosen, in lines: so that the tests are built soon.
const LONGEST: usize = 70;

/// The chosen that are left out again, because they are refused or found something that is not mended yet, each with the
/// reason: what `--corpus` of the command `random` says.
const LEFT_OUT: &[(u64, &str)] = &[
    (1_000_040, BORROWED_THEN_MOVED),
    (1_000_052, SECOND_ITERATOR),
    (1_000_187, BOUNDS_TWICE),
    (1_000_193, REBUILT_WITHOUT_A_CHECKPOINT),
    (1_000_289, SLOT_BEHIND_A_REFERENCE),
    (1_000_321, BOUNDS_TWICE),
    (1_000_369, BORROWED_THEN_MOVED),
    (1_000_377, BORROWED_THEN_MOVED),
    (1_000_384, BREAK_IN_AN_ARGUMENT),
    (1_000_481, REBUILT_WITHOUT_A_CHECKPOINT),
];

const SECOND_ITERATOR: &str = "refused: the position of the second iterator cannot be saved";
const BORROWED_THEN_MOVED: &str =
    "E0382: a local that is borrowed across one checkpoint and moved on the way to another";
const REBUILT_WITHOUT_A_CHECKPOINT: &str = "`#[rebuild]` is not known in a block without a checkpoint";
const SLOT_BEHIND_A_REFERENCE: &str = "E0308: a match through a `&mut` in the value of an assignment";
const BOUNDS_TWICE: &str = "E0283: a type parameter that is `DeserializeOwned` by its own bounds";
const BREAK_IN_AN_ARGUMENT: &str =
    "refused: a `break` in the arguments of a `call!` is taken for one in a macro";

/// The files of the corpus: their names and what is in them.
#[must_use]
pub fn files() -> Vec<(String, String)> {
    let mut chosen = chosen();
    chosen.retain(|program| LEFT_OUT.iter().all(|(seed, _)| *seed != program.seed));
    let mut files = Vec::new();
    let mut main = String::from(
        "//! Random programs, held against themselves; made by `asap_tests::random::corpus`, not by hand.\n//!\n\
         //! `ASAP_RANDOM=write cargo test -p asap-tests --test random_corpus` makes them again.\n\n",
    );
    for (index, programs) in chosen.chunks(PER_FILE).enumerate() {
        let _ = writeln!(
            main,
            "#[allow(clippy::all, clippy::pedantic, reason = \"arguments show values, not style\")]\nmod part_{index};"
        );
        let mut text = String::from(
            "//! Random programs; made by `asap_tests::random::corpus`.\n\n\
             use std::collections::{BTreeMap, BTreeSet, VecDeque};\n\nuse asap_tests::prelude::*;\n\
             use asap_tests::random::world::*;\n",
        );
        for program in programs {
            let _ = write!(text, "\n{}", program.scenario(&format!("program_{}", program.seed)));
        }
        files.push((format!("part_{index}.rs"), text));
    }
    files.push(("main.rs".to_owned(), main));
    files
}

/// The programs that together show the most kinds of statement and expression inside others, with few lines, and
/// those that are left out again.
///
/// # Panics
///
/// Never: as long as one is chosen, there is a candidate left.
#[must_use]
pub fn chosen() -> Vec<Program> {
    let mut chosen = of((FIRST, CANDIDATES, CHOSEN, LONGEST));
    chosen.extend(of(GROWING));
    chosen
}

fn of((first, candidates, count, longest): (u64, u64, usize, usize)) -> Vec<Program> {
    let mut candidates: Vec<Program> = (first..first + candidates)
        .map(Program::new)
        .filter(|program| program.lines() <= longest && program.checkpoints() > 1)
        .collect();
    let mut covered = BTreeSet::new();
    let mut chosen = Vec::new();
    while chosen.len() < count && !candidates.is_empty() {
        // What is new per line; once everything is covered, it begins anew.
        let gain = |program: &Program| {
            let new = program.covered.iter().filter(|kind| !covered.contains(*kind)).count();
            new * 1_000 / (program.lines() + 20)
        };
        let gains: Vec<usize> = candidates.iter().map(gain).collect();
        let best = (0..gains.len()).max_by_key(|index| (gains[*index], std::cmp::Reverse(*index)));
        let best = best.expect("there is a candidate left");
        if gains[best] == 0 {
            covered.clear();
        }
        let program = candidates.remove(best);
        covered.extend(program.covered.iter().copied());
        chosen.push(program);
    }
    chosen.sort_by_key(|program| program.seed);
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_would_be_chosen() {
        let chosen: BTreeSet<u64> = chosen().iter().map(|program| program.seed).collect();
        let gone: Vec<u64> =
            LEFT_OUT.iter().map(|(seed, _)| *seed).filter(|seed| !chosen.contains(seed)).collect();
        assert!(gone.is_empty(), "{gone:?} are not among the chosen any more");
    }
}
