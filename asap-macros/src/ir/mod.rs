//! The intermediate representation.
//!
//! Statements that hold a checkpoint are nodes; everything else stays the user's own syntax, to be emitted as it
//! was written. A *point* is a place at which the function can be entered again. Points are numbered in the
//! order of the text, from 1, so that the points of any node are a range.

mod edit;
mod print;
mod steps;

use std::collections::BTreeMap;
use std::ops::Range;

use proc_macro2::Span;
use syn::{Attribute, Expr, Item, Label, Lifetime, Pat, Stmt, Type};

use crate::bindings::{Bindings, Local, Locals};
use crate::changes::Changes;
use crate::uses::Need;

/// A function between `build` and `emit`.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) bindings: Bindings,
    /// One per parameter.
    pub(crate) parameters: Vec<Parameter>,
    /// The parameters that the runtime supplies.
    pub(crate) resources: Vec<Resource>,
    pub(crate) root: Block,
    pub(crate) points: Vec<Point>,
    /// Why each local is saved.
    pub(crate) needs: BTreeMap<Local, Need>,
    /// Whether it is a function that returns an `Option`, and no future: see `exits`.
    pub(crate) is_function: bool,
    /// Whether there is an `unsafe` somewhere: what it makes of a pointer nobody sees.
    pub(crate) is_unsafe: bool,
    /// The locals that live in a slot (an `Option`) between the pieces of code that use them: set by `slots`.
    pub(crate) slots: Locals,
    /// The borrows that each piece of code makes again for itself: set by `slots`.
    pub(crate) views: Locals,
    /// What each point can say of the locals that it saves: set by `changes`.
    pub(crate) changes: Changes,
    /// Which point can follow which, 0 for the start.
    pub(crate) edges: Vec<(u32, u32)>,
}

#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) local: Local,
    pub(crate) ty: Type,
    /// The name under which the argument is saved.
    pub(crate) name: String,
}

/// A parameter that the runtime supplies.
#[derive(Debug)]
pub(crate) struct Resource {
    pub(crate) local: Local,
    /// Its type; of a reference, what that leads to.
    pub(crate) ty: Type,
    pub(crate) is_lent: bool,
}

/// A place at which the function can be entered again.
#[allow(clippy::struct_excessive_bools, reason = "each is asked for by itself")]
#[derive(Debug)]
pub(crate) struct Point {
    /// Its identity in snapshots: the user's name, or its structural path.
    pub(crate) id: String,
    /// On which tokens to report.
    pub(crate) span: Span,
    /// Whether the user gave it its name.
    pub(crate) is_named: bool,
    /// The identities it had before.
    pub(crate) was: Vec<String>,
    /// The constructs around it and the statements in front of them, in eight digits.
    pub(crate) near: String,
    /// Whether others are alike to it in structure, and how many have these digits, itself among them.
    pub(crate) is_alike: bool,
    pub(crate) same: usize,
    /// Whether it is a `call!`.
    pub(crate) is_call: bool,
    /// What is called, as written; empty for a checkpoint.
    pub(crate) calls: String,
    /// Whether no pace skips it.
    pub(crate) always: bool,
    /// Whether it stands for something else than a checkpoint or call of the user's.
    pub(crate) is_own: bool,
    /// Of an effect's intent: its policy and name.
    pub(crate) effect: Option<(proc_macro2::Ident, syn::LitStr)>,
    /// The transaction that it commits.
    pub(crate) transaction: Option<Local>,
    /// The macro's path, to be emitted again so that the user's import is used.
    pub(crate) path: syn::Path,
    /// What is used after it before being assigned: set by `liveness`.
    pub(crate) live: Locals,
}

/// Statements in braces.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub(crate) items: Vec<Item>,
    pub(crate) steps: Vec<Step>,
    pub(crate) tail: Option<Box<Value>>,
    /// What is live in front of the tail.
    pub(crate) tail_in: Locals,
    /// What is live behind the block.
    pub(crate) out: Locals,
}

/// What is live where the jumps of a loop go.
#[derive(Debug, Default, Clone)]
pub(crate) struct Edges {
    pub(crate) after: Locals,
    pub(crate) again: Locals,
}

/// A statement, with what liveness knows of it.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) kind: StepKind,
    /// The points in it, by number; empty if it has none.
    pub(crate) points: Range<u32>,
    pub(crate) live_in: Locals,
    pub(crate) live_out: Locals,
}

#[derive(Debug)]
pub(crate) enum StepKind {
    /// The arguments arrive: the first step of every function.
    Arguments(Vec<Local>),
    /// The bindings of a selected arm arrive.
    Entry(Vec<Local>),
    /// The head of the branch that follows is evaluated, and selects one of its arms.
    Head(Head),
    /// The source of the `for` loop that follows is evaluated: it owns what it yields.
    Source {
        local: Local,
        expr: Expr,
    },
    /// The call that the `call!` behind it makes is evaluated: a function and its arguments.
    Callee {
        local: Local,
        expr: Expr,
    },
    /// The transaction that the checkpoint behind it commits is evaluated.
    Transaction {
        local: Local,
        expr: Expr,
    },
    /// A `for` loop's next item is taken, or the loop ends.
    Next {
        iterator: Local,
        pat: Pat,
    },
    Let(Box<Let>),
    /// A closure that is made again on resume: runs on both paths, first in its block.
    Always {
        stmt: Stmt,
        local: Local,
    },
    /// A statement without points.
    Plain(Stmt),
    /// A statement with points, or one whose value is not used.
    Value {
        value: Value,
        attributes: Vec<Attribute>,
        semi: bool,
    },
    Point {
        number: u32,
        attributes: Vec<Attribute>,
    },
}

#[derive(Debug)]
pub(crate) struct Let {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) pat: Pat,
    pub(crate) ty: Option<Type>,
    pub(crate) init: Option<Value>,
    pub(crate) diverge: Option<Expr>,
    /// Whether an earlier step has declared its bindings: a parameter's pattern.
    pub(crate) is_declared: bool,
}

/// An expression.
#[derive(Debug)]
pub(crate) enum Value {
    /// Without points, as the user wrote it.
    Plain(Expr),
    Block {
        label: Option<Label>,
        is_unsafe: bool,
        block: Block,
        after: Locals,
    },
    Branch(Branch),
    Loop {
        label: Option<Label>,
        body: Block,
        edges: Edges,
    },
    For(Box<For>),
    /// What a called function returns.
    Call {
        number: u32,
        callee: Local,
    },
    /// What is known of an effect, once its intent is stored.
    Intent {
        number: u32,
    },
    Return(Box<Value>),
    Break(Option<Lifetime>, Box<Value>),
    Assign {
        left: Expr,
        right: Box<Value>,
    },
}

/// The head of an `if` or `match` with points in its arms.
#[derive(Debug)]
pub(crate) struct Head {
    /// The local of the expansion that says which arm was selected.
    pub(crate) selector: Local,
    pub(crate) test: Test,
    pub(crate) arms: Vec<Selected>,
}

#[derive(Debug)]
pub(crate) enum Test {
    /// A condition, with or without `let`s; the arms are "then" and "else".
    If(Expr),
    /// A scrutinee; the arms are the user's.
    Match(Expr),
}

/// An arm as its head sees it.
#[derive(Debug)]
pub(crate) struct Selected {
    pub(crate) attributes: Vec<Attribute>,
    /// The pattern with its guard; none for the arms of an `if`.
    pub(crate) pat: Option<Pat>,
    pub(crate) bound: Vec<Local>,
    /// A local of the head's that is dropped on the way to it.
    pub(crate) dropped: Option<Local>,
    /// An arm that has no points may be evaluated where it is selected.
    pub(crate) inline: Option<Expr>,
}

/// The arms of an `if` or `match`, of which a head has selected one.
#[derive(Debug)]
pub(crate) struct Branch {
    pub(crate) selector: Local,
    /// Whether the selector is a `bool`: an `if` that binds nothing.
    pub(crate) is_bool: bool,
    pub(crate) arms: Vec<Arm>,
    pub(crate) points: Range<u32>,
}

#[derive(Debug)]
pub(crate) struct Arm {
    /// `#[cfg]`s of the arm.
    pub(crate) cfg: Vec<Attribute>,
    pub(crate) bound: Vec<Local>,
    /// None if the arm is evaluated in the head. Its first step takes the arm's bindings.
    pub(crate) block: Option<Block>,
    pub(crate) points: Range<u32>,
}

/// A `for` loop with points in its body.
#[derive(Debug)]
pub(crate) struct For {
    pub(crate) label: Option<Label>,
    pub(crate) iterator: Local,
    /// The evaluated source, if it is owned.
    pub(crate) given: Option<Local>,
    pub(crate) source: Source,
    pub(crate) body: Block,
    pub(crate) points: Range<u32>,
    pub(crate) edges: Edges,
}

/// What a `for` loop iterates over.
#[derive(Debug)]
pub(crate) struct Source {
    /// Evaluated once if owned; evaluated again on resume if borrowed.
    pub(crate) base: Expr,
    /// Adaptor calls on top of the base: method, turbofish and arguments as written.
    pub(crate) adaptors: Vec<syn::ExprMethodCall>,
    pub(crate) access: Access,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// The iterator owns what it yields; what remains of it is saved.
    Owned,
    /// It borrows; its position is saved.
    Shared,
    /// It borrows exclusively; it is derived again after every checkpoint.
    Exclusive,
}

impl Block {
    /// The points in the block, by number.
    pub(crate) fn points(&self) -> Range<u32> {
        let tail = self.tail.as_ref().map_or(0..0, |tail| tail.points());
        self.steps.iter().map(|step| step.points.clone()).fold(tail, join)
    }
}

impl Value {
    /// The points in the expression, by number.
    pub(crate) fn points(&self) -> Range<u32> {
        match self {
            Self::Plain(_) => 0..0,
            Self::Block { block, .. } | Self::Loop { body: block, .. } => block.points(),
            Self::Branch(branch) => branch.points.clone(),
            Self::For(node) => node.points.clone(),
            Self::Call { number, .. } | Self::Intent { number } => *number..number + 1,
            Self::Return(value) | Self::Break(_, value) | Self::Assign { right: value, .. } => value.points(),
        }
    }
}

/// The range that spans two, either of which may be empty.
pub(crate) fn join(a: Range<u32>, b: Range<u32>) -> Range<u32> {
    match (a.is_empty(), b.is_empty()) {
        (true, _) => b,
        (_, true) => a,
        _ => a.start.min(b.start)..a.end.max(b.end),
    }
}

impl Value {
    /// What a `return`, `break` or assignment takes.
    pub(crate) fn innermost(&self) -> &Self {
        match self {
            Self::Return(value) | Self::Break(_, value) | Self::Assign { right: value, .. } => {
                value.innermost()
            }
            _ => self,
        }
    }

    /// The same, to be changed.
    pub(crate) fn innermost_mut(&mut self) -> &mut Self {
        match self {
            Self::Return(value) | Self::Break(_, value) | Self::Assign { right: value, .. } => {
                value.innermost_mut()
            }
            _ => self,
        }
    }

    /// The blocks directly inside.
    pub(crate) fn blocks(&self) -> Vec<&Block> {
        match self {
            Self::Plain(_) | Self::Call { .. } | Self::Intent { .. } => Vec::new(),
            Self::Block { block, .. } | Self::Loop { body: block, .. } => vec![block],
            Self::For(node) => vec![&node.body],
            Self::Branch(branch) => branch.arms.iter().filter_map(|arm| arm.block.as_ref()).collect(),
            Self::Return(value) | Self::Break(_, value) | Self::Assign { right: value, .. } => value.blocks(),
        }
    }
}

impl Value {
    /// The blocks directly inside, to be changed.
    pub(crate) fn blocks_mut(&mut self) -> Vec<&mut Block> {
        match self.innermost_mut() {
            Self::Block { block, .. } | Self::Loop { body: block, .. } => vec![block],
            Self::For(node) => vec![&mut node.body],
            Self::Branch(branch) => branch.arms.iter_mut().filter_map(|arm| arm.block.as_mut()).collect(),
            _ => Vec::new(),
        }
    }
}

impl Block {
    /// The expressions of the block that are nodes or values of `let`s.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        let steps = self.steps.iter().filter_map(|step| match &step.kind {
            StepKind::Let(node) => node.init.as_ref(),
            StepKind::Value { value, .. } => Some(value),
            _ => None,
        });
        steps.chain(self.tail.as_deref())
    }

    /// The same, to be changed.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut Value> {
        let steps = self.steps.iter_mut().filter_map(|step| match &mut step.kind {
            StepKind::Let(node) => node.init.as_mut(),
            StepKind::Value { value, .. } => Some(value),
            _ => None,
        });
        steps.chain(self.tail.as_deref_mut())
    }

    /// The index of the last step with points; the number of steps if the tail has some.
    pub(crate) fn last_point(&self) -> Option<usize> {
        if self.tail.as_ref().is_some_and(|tail| !tail.points().is_empty()) {
            return Some(self.steps.len());
        }
        self.steps.iter().rposition(|step| !step.points.is_empty())
    }
}
