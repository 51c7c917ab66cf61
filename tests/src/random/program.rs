//! A program: a function, the arguments of its runs, and how strictly it is held.

use std::collections::BTreeSet;

use super::generator::{Generator, Noise};
use super::patterns::{self, Mode, Pattern};
use super::tree::{Block, Statement, stmt};
use super::types::Type;
use super::{expressions, print, statements};

/// A function that can be marked `#[resumable]`, and what it is called with.
#[derive(Debug, Clone)]
pub struct Program {
    /// What it was made of.
    pub seed: u64,
    /// Its parameters and result, as they stand between the name and the body.
    pub signature: String,
    /// The arguments of each run.
    pub runs: Vec<Vec<String>>,
    /// The name of its [`Mode`](crate::Mode).
    pub mode: &'static str,
    pub(super) body: Block,
    pub(super) covered: BTreeSet<(&'static str, &'static str)>,
}

impl Program {
    /// The program that a seed gives.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut generator = Generator::new(seed);
        let (signature, types) = signature(&mut generator);
        let runs = (0..generator.source.between(1, 3)).map(|_| arguments(&mut generator, &types)).collect();
        let body = body(&mut generator);
        let mode = if generator.noise == Noise::Free { "Fresh" } else { "Exact" };
        Self { seed, signature, runs, mode, body, covered: generator.covered }
    }

    /// The function, with a line for what it is marked with.
    #[must_use]
    pub fn function(&self, name: &str, indent: usize) -> String {
        format!("fn {name}{} {}", self.signature, print::body(&self.body, indent))
    }

    /// The program as a scenario of the harness.
    #[must_use]
    pub fn scenario(&self, name: &str) -> String {
        let runs: Vec<String> = self.runs.iter().map(|run| format!("({})", run.join(", "))).collect();
        let mode = if self.mode == "Fresh" { "fresh " } else { "" };
        let function = self.function(name, 4);
        format!("scenario! {{\n    {mode}given {};\n    {function}\n}}\n", runs.join(", "))
    }

    /// How many lines its function has.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.function("program", 0).lines().count()
    }

    /// How many checkpoints stand in it.
    #[must_use]
    pub fn checkpoints(&self) -> usize {
        self.function("program", 0).matches("checkpoint!(").count()
    }
}

/// Parameters and result; the parameters are declared.
fn signature(this: &mut Generator) -> (String, Vec<Type>) {
    this.returns = match this.source.below(10) {
        0..3 => Type::Result(Box::new(Type::U32)),
        3 => Type::Result(Box::new(Type::Text)),
        4 | 5 => Type::option(Type::U32),
        6 => Type::U32,
        7 => Type::Text,
        8 => Type::list(Type::U32),
        _ => Type::Unit,
    };
    this.scopes.open();
    let mut types = Vec::new();
    let mut parameters = Vec::new();
    let mut names = BTreeSet::new();
    for _ in 0..this.source.below(4) {
        let ty = this.owned_type(2);
        let mut pattern = Pattern::new(this, Mode::Value);
        let text = pattern.certain(&ty);
        let bindings = pattern.bindings;
        // Two parameters cannot share a name.
        if bindings.iter().any(|binding| !names.insert(binding.name().to_owned())) {
            continue;
        }
        patterns::declare(this, &bindings, &[], false);
        parameters.push(format!("{text}: {}", ty.rust()));
        types.push(ty);
    }
    let result = match &this.returns {
        Type::Unit => String::new(),
        ty => format!(" -> {}", ty.rust()),
    };
    (format!("({}){result}", parameters.join(", ")), types)
}

fn arguments(this: &mut Generator, types: &[Type]) -> Vec<String> {
    types
        .iter()
        .map(|ty| {
            let value = expressions::literal(this, ty);
            print::body(&Block { statements: Vec::new(), tail: Some(Box::new(value)) }, 0)
                .trim_matches(['{', ' ', '}'])
                .to_owned()
        })
        .collect()
}

/// The body: a checkpoint that every run comes to stands near its beginning.
fn body(this: &mut Generator) -> Block {
    this.scopes.open();
    this.context.points = true;
    let mut all = Vec::new();
    for _ in 0..this.source.between(1, 4) {
        all.extend(statements::first(this));
    }
    let before = this.source.below(2);
    all.extend(this.statements(before));
    this.passes = this.passes.max(1);
    all.extend(statements::checkpoint(this).into_iter().flatten());
    this.context.exits = true;
    this.context.tries = matches!(this.returns, Type::Result(_) | Type::Option(_));
    let count = this.source.between(5, 14);
    all.extend(this.statements(count));
    if this.chance(50) {
        all.extend(statements::checkpoint(this).into_iter().flatten());
    }
    all.extend(shown(this));
    let value = match &this.returns {
        Type::Unit => None,
        _ => Some(Box::new(returned(this))),
    };
    this.scopes.close();
    Block { statements: all, tail: value }
}

fn returned(this: &mut Generator) -> super::tree::Expr {
    this.fuel = this.fuel.max(3);
    let returns = this.returns.clone();
    match &returns {
        Type::Result(inner) => {
            let value = this.value(inner);
            super::tree::expr!(&returns; "Ok(", value, ")")
        }
        _ => this.value(&returns),
    }
}

/// Some of what is there at the end, so that a value that was lost is missed.
fn shown(this: &mut Generator) -> Vec<Statement> {
    let mut all = Vec::new();
    for id in this.scopes.visible() {
        if this.scopes.may_read(id) && this.scopes.get(id).ty != Type::Function && this.chance(50) {
            this.scopes.read(id);
            all.push(stmt!("effect(&", &this.scopes.get(id).name, ");"));
        }
    }
    all
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
            let at_the_top = program.body.statements.iter().any(|statement| {
                matches!(statement.parts.as_slice(), [crate::random::tree::Part::Text(text)]
                    if text.starts_with("checkpoint!("))
            });
            assert!(at_the_top, "{}", program.scenario("p"));
        }
    }
}
