//! A program: its functions, the arguments of its runs, and how strictly it is held.

use std::collections::BTreeSet;

use super::function::{self, Function};
use super::generator::{Generator, Noise};

/// A function that can be marked `#[resumable]`, those that it calls, and the arguments that it is run with.
#[derive(Debug, Clone)]
pub struct Program {
    /// What it was made of.
    pub seed: u64,
    /// The arguments of each run.
    pub runs: Vec<Vec<String>>,
    /// The name of its [`Mode`](crate::Mode).
    pub mode: &'static str,
    /// Whether it is run by an executor.
    pub is_async: bool,
    /// The one that is run, and those that are called.
    pub(super) functions: Vec<Function>,
    pub(super) covered: BTreeSet<(&'static str, &'static str)>,
}

impl Program {
    /// The program that a seed gives.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut generator = Generator::new(seed);
        let is_async = generator.chance(25);
        generator.plan(is_async);
        let count = generator.children.len();
        let mut functions: Vec<Function> =
            (0..count).rev().map(|index| function::child(&mut generator, index)).collect();
        let (first, types) = function::first(&mut generator, is_async);
        functions.push(first);
        functions.reverse();
        let runs = (0..generator.source.between(1, 3))
            .map(|_| function::arguments(&mut generator, &types))
            .collect();
        let mode = if generator.noise == Noise::Free { "Fresh" } else { "Exact" };
        let covered = std::mem::take(&mut generator.covered);
        Self { seed, runs, mode, is_async, functions, covered }.without_unused()
    }

    /// Without the functions that none of the others calls.
    pub(super) fn without_unused(mut self) -> Self {
        let texts: Vec<String> =
            self.functions.iter().map(|function| function.text("program", "", 0)).collect();
        let mut used = vec![false; texts.len()];
        let mut next = vec![0];
        while let Some(index) = next.pop() {
            used[index] = true;
            for (other, function) in self.functions.iter().enumerate() {
                let call = function.child.as_ref().map(|child| format!("{}(", child.name()));
                if !used[other] && call.is_some_and(|call| texts[index].contains(&call)) {
                    next.push(other);
                }
            }
        }
        let mut used = used.into_iter();
        self.functions.retain(|_| used.next().unwrap_or_default());
        self
    }

    /// All functions, each marked `#[resumable]`, the one that is run under this name and with this visibility.
    #[must_use]
    pub fn items(&self, name: &str, visibility: &str, indent: usize) -> String {
        let all: Vec<String> =
            self.functions.iter().map(|function| function.text(name, visibility, indent)).collect();
        all.join(&format!("\n\n{}", " ".repeat(indent)))
    }

    /// How long its text is: what shrinking makes less.
    #[must_use]
    pub fn length(&self) -> usize {
        self.items("program", "", 0).len()
    }

    /// The program as a scenario of the harness.
    #[must_use]
    pub fn scenario(&self, name: &str) -> String {
        let runs: Vec<String> = self.runs.iter().map(|run| format!("({})", run.join(", "))).collect();
        let scenario = if self.is_async { "async_scenario" } else { "scenario" };
        let mode = if self.mode == "Fresh" { "fresh " } else { "" };
        let items = self.items(name, "", 4);
        format!("{scenario}! {{\n    {mode}given {name}: {};\n    {items}\n}}\n", runs.join(", "))
    }

    /// How many lines its functions have.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.items("program", "", 0).lines().count()
    }

    /// How many checkpoints stand in it.
    #[must_use]
    pub fn checkpoints(&self) -> usize {
        self.items("program", "", 0).matches("checkpoint!(").count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_one_program() {
        for seed in 0..20 {
            assert_eq!(Program::new(seed).scenario("p"), Program::new(seed).scenario("p"));
        }
        assert_ne!(Program::new(1).scenario("p"), Program::new(2).scenario("p"));
    }

    #[test]
    fn every_program_has_a_checkpoint_that_every_run_comes_to() {
        for seed in 0..200 {
            let program = Program::new(seed);
            let at_the_top = program.functions[0].body.statements.iter().any(|statement| {
                matches!(statement.parts.as_slice(), [crate::random::tree::Part::Text(text)]
                    if text.starts_with("checkpoint!("))
            });
            assert!(at_the_top, "{}", program.scenario("p"));
        }
    }

    #[test]
    fn the_programs_call_await_and_rebuild() {
        let texts: Vec<String> = (0..400).map(|seed| Program::new(seed).scenario("p")).collect();
        let share = |what: &str| texts.iter().filter(|text| text.contains(what)).count() * 100 / texts.len();
        for (what, least) in [
            ("call!(", 30),
            ("async fn p(", 15),
            (".await", 15),
            ("#[rebuild]", 15),
            ("<T: Sample", 5),
            ("(self", 2),
            ("levels", 5),
            ("fn child2", 2),
        ] {
            assert!(share(what) >= least, "`{what}` stands in {} of a hundred", share(what));
        }
    }
}
