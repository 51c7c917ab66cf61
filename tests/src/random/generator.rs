//! The state of a program that is being made, and how a kind of statement or expression is chosen.

use std::collections::BTreeSet;

use super::children::{self, Child};
use super::scope::{Access, Id, Local, Scopes};
use super::source::Source;
use super::tree::{Block, Expr, Statement};
use super::types::Type;
use super::{expressions, statements};

/// What is allowed where the next statement or expression stands.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a permission of its own")]
pub(super) struct Context {
    /// A `checkpoint!()`.
    pub(super) points: bool,
    /// `return`, `break`, `continue`.
    pub(super) exits: bool,
    /// `?`.
    pub(super) tries: bool,
    /// Assignments, moves and blocks with statements.
    pub(super) changes: bool,
    /// That the whole block is left on every way.
    pub(super) diverges: bool,
    /// `.await`.
    pub(super) awaits: bool,
    /// Only what has no effects, so that it could be done again.
    pub(super) silent: bool,
    /// How deeply nested the expression is.
    pub(super) depth: usize,
}

/// Values whose drops are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noise {
    None,
    /// Only as locals that are held to the end of their block, whose names begin with `_`.
    Guards,
    /// Anywhere.
    Free,
}

/// A kind of statement or expression.
pub(super) struct Kind<F> {
    pub(super) name: &'static str,
    pub(super) weight: usize,
    pub(super) make: F,
}

pub(super) type MakeExpr = fn(&mut Generator, &Type) -> Option<Expr>;
pub(super) type MakeStatement = fn(&mut Generator) -> Option<Vec<Statement>>;

#[allow(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
pub(super) struct Generator {
    pub(super) source: Source,
    pub(super) scopes: Scopes,
    pub(super) context: Context,
    pub(super) noise: Noise,
    pub(super) returns: Type,
    /// How many more statements there should be.
    pub(super) fuel: usize,
    /// How many more checkpoints should be passed.
    pub(super) passes: usize,
    /// How often the current statement is run at most.
    pub(super) rounds: usize,
    pub(super) counter: usize,
    /// How many more times a future should make its caller wait.
    pub(super) turns: usize,
    /// The functions that `call!` can be told to call.
    pub(super) children: Vec<Child>,
    /// The one that the function may call although that may call it again, once.
    pub(super) recursion: Option<usize>,
    /// Whether the function has a type parameter.
    pub(super) is_generic: bool,
    /// Whether the function is `async`.
    pub(super) is_async: bool,
    /// Whether there are `effect!` and `sleep!`.
    has_effects: bool,
    /// Whether there is more of what grows, and what changes behind shared references.
    grows: bool,
    /// Whether nothing of the program is `async`.
    pub(super) is_sync: bool,
    kinds: Vec<&'static str>,
    /// The kinds that were used, each with the one it stands in.
    pub(super) covered: BTreeSet<(&'static str, &'static str)>,
}

/// The seed of the first program with `effect!` and `sleep!`: those of lower seeds stay what they were.
const WITH_EFFECTS: u64 = 1_000_000_000_000;

/// The seed of the first program that is about state that grows, and about what changes behind shared references.
const WITH_GROWTH: u64 = 2_000_000_000_000;

const NAMES: &[&str] = &[
    "a", "b", "c", "d", "n", "x", "y", "z", "list", "name", "entry", "count", "sum", "left", "right", "at",
    "cx", "state", "rest", "value", "w", "frame",
];

impl Generator {
    pub(super) fn new(seed: u64) -> Self {
        let mut source = Source::new(seed);
        let noise = match source.below(10) {
            0..5 => Noise::None,
            5..7 => Noise::Guards,
            _ => Noise::Free,
        };
        Self {
            source,
            scopes: Scopes::new(),
            context: Context::default(),
            noise,
            returns: Type::Unit,
            fuel: 0,
            passes: 0,
            rounds: 1,
            counter: 0,
            turns: 0,
            children: Vec::new(),
            recursion: None,
            is_generic: false,
            is_async: false,
            has_effects: (WITH_EFFECTS..WITH_GROWTH).contains(&seed),
            grows: seed >= WITH_GROWTH,
            is_sync: false,
            kinds: vec!["function"],
            covered: BTreeSet::new(),
        }
    }

    /// Decides which functions the first one can call.
    pub(super) fn plan(&mut self, is_async: bool) {
        self.is_sync = !is_async;
        self.begin(is_async, Type::Unit);
        self.children = children::plan(self, is_async);
    }

    /// Begins another function: nothing of the last one is there any more.
    pub(super) fn begin(&mut self, is_async: bool, returns: Type) {
        self.scopes = Scopes::new();
        self.context = Context { changes: true, awaits: is_async, ..Context::default() };
        self.returns = returns;
        self.rounds = 1;
        self.recursion = None;
        self.is_generic = false;
        self.is_async = is_async;
    }

    /// A number that no other name of this program ends in.
    pub(super) fn fresh(&mut self) -> usize {
        self.counter += 1;
        self.counter
    }

    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.source.chance(percent)
    }

    /// A name for a new local, now and then one that is taken.
    pub(super) fn name(&mut self) -> String {
        for _ in 0..3 {
            let name = *self.source.pick(NAMES);
            let taken = self.scopes.visible().iter().any(|id| self.scopes.get(*id).name == name);
            if !taken || self.chance(40) && self.scopes.may_shadow(name) {
                return name.to_owned();
            }
        }
        format!("v{}", self.fresh())
    }

    /// Makes a local that is ready.
    pub(super) fn declare(&mut self, name: &str, ty: &Type, mutable: bool) -> Id {
        self.declare_borrowing(name, ty, mutable, Vec::new())
    }

    pub(super) fn declare_borrowing(
        &mut self,
        name: &str,
        ty: &Type,
        mutable: bool,
        roots: Vec<(Id, Access)>,
    ) -> Id {
        let loops = self.scopes.loop_depth();
        let local = Local {
            name: name.to_owned(),
            ty: ty.clone(),
            mutable,
            loops,
            roots,
            reserved: false,
            fragile: false,
        };
        self.scopes.declare(local, true)
    }

    /// A type for a value that owns what it has.
    pub(super) fn owned_type(&mut self, depth: usize) -> Type {
        let noisy = self.noise == Noise::Free && self.context.changes;
        if self.is_generic && self.chance(20) {
            return Type::Param;
        }
        if self.grows && self.chance(12) {
            return if self.is_sync && self.chance(60) { Type::Celled } else { Type::Alias };
        }
        if self.grows && depth > 0 && self.chance(25) {
            return match self.source.below(3) {
                0 => Type::Text,
                1 => Type::list(Type::U32),
                _ => Type::list(self.owned_type(0)),
            };
        }
        match self.source.below(if depth == 0 { 12 } else { 24 }) {
            0..3 => Type::U32,
            3 => Type::I64,
            4 => Type::Usize,
            5 => Type::Bool,
            6 => Type::Char,
            7 | 8 => Type::Text,
            9 => Type::Item,
            10 => Type::Shape,
            11 => [Type::Array, Type::Noisy][usize::from(noisy)].clone(),
            12 | 13 => Type::option(self.owned_type(depth - 1)),
            14..17 => Type::list(self.owned_type(depth - 1)),
            17 => Type::Deque(Box::new(self.owned_type(depth - 1))),
            18 => {
                let key = if self.chance(50) { Type::U32 } else { Type::Text };
                Type::Map(Box::new(key), Box::new(self.owned_type(depth - 1)))
            }
            19 => Type::Set,
            20 => Type::Boxed(Box::new(self.owned_type(depth - 1))),
            21 => Type::list(Type::U32),
            _ => {
                let (left, right) = (self.owned_type(depth - 1), self.owned_type(depth - 1));
                Type::pair(left, right)
            }
        }
    }

    /// Runs something in another context.
    pub(super) fn within<R>(
        &mut self,
        change: impl FnOnce(&mut Context),
        make: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let context = self.context;
        change(&mut self.context);
        let result = make(self);
        self.context = context;
        result
    }

    /// A value of a type, by one of the kinds of expression.
    pub(super) fn value(&mut self, ty: &Type) -> Expr {
        // The deeper, the shorter.
        let leaf = self.chance([15, 40, 70, 95][self.context.depth.min(3)]);
        let kinds = if leaf { expressions::LEAVES } else { expressions::KINDS };
        if self.context.depth < 5 {
            for _ in 0..12 {
                let kind = if self.has_effects && self.chance(8) {
                    &expressions::EFFECT
                } else {
                    weighted(&mut self.source, kinds)
                };
                let snapshot = self.scopes.snapshot();
                let mark = self.scopes.mark();
                let context = self.context;
                self.context.depth += 1;
                self.kinds.push(kind.name);
                let made = (kind.make)(self, ty);
                self.kinds.pop();
                self.context = context;
                self.scopes.release(mark);
                if let Some(made) = made {
                    self.cover(kind.name);
                    return made;
                }
                self.scopes.restore(snapshot);
            }
        }
        expressions::literal(self, ty)
    }

    /// A value without assignments, moves, jumps and checkpoints: a condition, a guard, a closure's body.
    pub(super) fn pure(&mut self, ty: &Type) -> Expr {
        let pure = |context: &mut Context| {
            context.changes = false;
            context.points = false;
            context.exits = false;
            context.tries = false;
        };
        self.within(pure, |this| this.value(ty))
    }

    /// The value of a closure.
    pub(super) fn closed(&mut self, ty: &Type) -> Expr {
        self.within(|context| context.awaits = false, |this| this.pure(ty))
    }

    /// A value that would be the same if it was made again, as long as the locals in it are.
    pub(super) fn repeatable(&mut self, ty: &Type) -> Expr {
        self.within(|context| context.silent = true, |this| this.pure(ty))
    }

    /// A value among the arguments of a macro.
    pub(super) fn in_macro(&mut self, ty: &Type) -> Expr {
        let quiet = |context: &mut Context| {
            context.points = false;
            context.exits = false;
        };
        self.within(quiet, |this| this.value(ty))
    }

    fn cover(&mut self, kind: &'static str) {
        let around = self.kinds.last().expect("there is always the function");
        self.covered.insert((around, kind));
    }

    /// Some statements, up to one that is not left.
    pub(super) fn statements(&mut self, count: usize) -> Vec<Statement> {
        let mut made = Vec::new();
        for _ in 0..count {
            if !self.scopes.reachable || self.fuel == 0 {
                break;
            }
            made.extend(self.statement());
        }
        made
    }

    fn statement(&mut self) -> Vec<Statement> {
        self.fuel = self.fuel.saturating_sub(1);
        let context = self.context;
        self.context.depth = self.context.depth.min(1);
        for _ in 0..12 {
            let is_effect = self.has_effects && self.chance(12);
            let is_growth = self.grows && self.chance(45);
            let kinds = match (is_effect, is_growth) {
                (true, _) => statements::EFFECTS,
                (_, true) => statements::GROWTH,
                _ => statements::KINDS,
            };
            let kind = weighted(&mut self.source, kinds);
            let snapshot = self.scopes.snapshot();
            let mark = self.scopes.mark();
            self.kinds.push(kind.name);
            let made = (kind.make)(self);
            self.kinds.pop();
            self.scopes.release(mark);
            if let Some(made) = made {
                self.cover(kind.name);
                self.context = context;
                return made;
            }
            self.scopes.restore(snapshot);
        }
        self.context = context;
        Vec::new()
    }

    /// A block of its own scope, without a value; `declare` makes what is bound in front of it.
    pub(super) fn block(&mut self, most: usize, declare: impl FnOnce(&mut Self)) -> Block {
        self.scopes.open();
        declare(self);
        let count = self.source.between(1, most);
        let statements = self.statements(count);
        self.scopes.close();
        Block { statements, tail: None }
    }

    /// A block with a value; if `diverges`, perhaps one that is left before it has one.
    pub(super) fn value_block(
        &mut self,
        ty: &Type,
        diverges: bool,
        declare: impl FnOnce(&mut Self),
    ) -> Block {
        self.scopes.open();
        declare(self);
        let count = self.source.below(3);
        let mut statements =
            self.within(|context| context.diverges = diverges, |this| this.statements(count));
        let tail = if self.scopes.reachable {
            if self.context.points && self.chance(35) {
                statements.extend(statements::checkpoint(self).into_iter().flatten());
            }
            Some(Box::new(self.value(ty)))
        } else {
            None
        };
        self.scopes.close();
        Block { statements, tail }
    }
}

fn weighted<'a, F>(source: &mut Source, kinds: &'a [Kind<F>]) -> &'a Kind<F> {
    let mut at = source.below(kinds.iter().map(|kind| kind.weight).sum());
    for kind in kinds {
        match at.checked_sub(kind.weight) {
            None => return kind,
            Some(rest) => at = rest,
        }
    }
    unreachable!("the weights sum up to more than what was drawn")
}
