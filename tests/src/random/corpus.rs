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
const LEFT_OUT: &[(u64, &str)] = &[(1_000_040, BORROWED_THEN_MOVED)];

const BORROWED_THEN_MOVED: &str = "E0382: a local that a chain looks into by `first()` in front of a checkpoint, moved on the way to another";
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
