//! Closures that are used on both sides of a point: made again on resume from what they capture.

use syn::{Expr, Pat, Stmt};

use super::Builder;
use crate::bindings::{self, Derived, How, Local, Locals};
use crate::ir::{Block, Let, Step, StepKind, Value};
use crate::mentions::{self, Mentions};
use crate::{liveness, syntax};

/// A `let` of a closure that is used behind a later point.
pub(super) fn crossing(stmt: &Stmt, rest: &[Stmt]) -> Option<Local> {
    let Stmt::Local(node) = stmt else { return None };
    let Pat::Ident(pat) = &node.pat else { return None };
    let init = node.init.as_ref()?;
    if !matches!(syntax::strip(&init.expr), Expr::Closure(_)) || !node.attrs.is_empty() {
        return None;
    }
    let local = bindings::decode(&pat.ident.to_string())?;
    let first = rest.iter().position(syntax::stmt_has_point)?;
    rest[first..].iter().any(|stmt| stmt.mentioned().contains(&local)).then_some(local)
}

/// How a closure is made again, and what it captures.
fn derived(init: Expr, how: fn(Box<Expr>) -> How) -> Derived {
    let roots = mentions::captured(&init);
    Derived { roots, exclusive: false, how: how(Box::new(init)), ty: None, family: None }
}

impl Builder<'_> {
    /// A closure that is used after a checkpoint is made again on resume. It can stand in the expansion only once
    /// (two copies would have two types), so what follows it becomes a block of its own that begins with it.
    pub(super) fn closure(&mut self, local: Local, stmt: &Stmt, rest: &[Stmt], block: &mut Block) {
        let mut stmt = stmt.clone();
        if let Stmt::Local(node) = &mut stmt
            && let Some(init) = &mut node.init
        {
            self.refuse_exclusive(syntax::strip(&init.expr));
            self.freeze_captures(&mut init.expr, &mut block.steps);
        }
        let init = match &stmt {
            Stmt::Local(node) => node.init.as_ref().map(|init| (*init.expr).clone()),
            _ => None,
        };
        let init = init.unwrap_or_else(|| syn::parse_quote!(()));
        self.bindings.get_mut(local).derived = Some(derived(init, How::Value));
        let prologue = vec![Self::step(StepKind::Always { stmt, local })];
        self.identities.go_on(&rest[0]);
        let inner = self.block(&rest[1..], prologue);
        block.tail = Some(Box::new(Value::Block {
            label: None,
            is_unsafe: false,
            block: inner,
            after: Locals::new(),
        }));
    }

    /// Whether what a closure captures is given away in front of a point that the closure's block still has: where that is resumed
    /// the closure could not be made, and is not needed. The types of its parameters are written, so that each copy of it has
    /// the same. A copy of a reference that is given away leaves it where it is.
    pub(super) fn is_outlived(&self, closure: Local, node: &syn::Local, rest: &[Stmt]) -> bool {
        let Some(init) = &node.init else { return false };
        let Expr::Closure(node) = syntax::strip(&init.expr) else { return false };
        let is_typed = node.inputs.iter().all(|input| matches!(input, Pat::Type(_)));
        if node.capture.is_some() || !is_typed || self.bindings.get(closure).mutable {
            return false;
        }
        let mut captured = Locals::new();
        for local in mentions::captured(&init.expr) {
            self.bindings.with_roots(local, &mut captured);
        }
        let given = liveness::given_before_points(rest);
        captured.iter().any(|local| given.contains(local) && self.bindings.get(*local).derived.is_none())
    }

    /// A closure that each piece of code which uses it makes for itself.
    pub(super) fn anew(&mut self, local: Local, node: &syn::Local, steps: &mut Vec<Step>) {
        let init = node.init.as_ref().map(|init| (*init.expr).clone());
        if let Some(init) = &init {
            self.refuse_exclusive(syntax::strip(init));
            self.bindings.get_mut(local).derived = Some(derived(init.clone(), How::Closure));
        }
        steps.push(Self::step(StepKind::Let(Box::new(Let {
            attributes: Vec::new(),
            pat: node.pat.clone(),
            ty: None,
            init: init.map(Value::Plain),
            diverge: None,
            is_declared: false,
        }))));
    }
}
