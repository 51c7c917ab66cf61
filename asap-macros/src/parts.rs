//! Fields that are taken out of a local which is saved behind that.
//!
//! `let name = pair.0; checkpoint!(); pair.1` leaves a local of which a part is missing at the checkpoint, which nothing can
//! save; of a number it leaves the whole. Only the type says which, so it is asked: the field becomes `part(pair.0)`, which
//! takes copies alone and says what to do instead. This is done where the way to the checkpoint is straight: on others rustc
//! finds the missing part, in words of its own.

use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Pat, Stmt};

use crate::bindings::{Bindings, Locals};
use crate::ir::{Block, Body, Point, Step, StepKind, Test, Value};
use crate::mentions::Mentions;
use crate::{build, resolve, syntax};

/// Asks the types of fields that are taken by value in front of a point at which their local is saved.
pub(crate) fn ask(body: &mut Body) {
    let Body { root, points, bindings, .. } = body;
    within(root, points, bindings);
}

fn within(block: &mut Block, points: &[Point], bindings: &Bindings) {
    for index in 0..block.steps.len() {
        let mut saved = saved_behind(block, index, points);
        saved.retain(|&local| bindings.get(local).derived.is_none());
        if saved.is_empty() {
            continue;
        }
        let mut fields = Fields { of: &saved };
        match &mut block.steps[index].kind {
            StepKind::Plain(stmt) => fields.visit_stmt_mut(stmt),
            StepKind::Let(node) => {
                if let Some(Value::Plain(init)) = &mut node.init {
                    fields.bound(&node.pat, init);
                }
            }
            StepKind::Source { expr, .. } | StepKind::Value { value: Value::Plain(expr), .. } => {
                fields.value(expr);
            }
            StepKind::Callee { expr, .. } => fields.visit_expr_mut(expr),
            StepKind::Head(head) => {
                let (Test::If(test) | Test::Match(test)) = &mut head.test;
                fields.visit_expr_mut(test);
            }
            _ => {}
        }
    }
    for inner in block.values_mut().flat_map(Value::blocks_mut) {
        within(inner, points, bindings);
    }
}

/// The locals that are saved at the next points of a block behind a step, without getting another value on the way.
fn saved_behind(block: &Block, index: usize, points: &[Point]) -> Locals {
    let mut changed = Changed::default();
    changed.step(&block.steps[index]);
    let mut next = 0..0;
    for step in &block.steps[index + 1..] {
        changed.step(step);
        if !step.points.is_empty() {
            next = step.points.clone();
            break;
        }
    }
    if next.is_empty()
        && let Some(tail) = &block.tail
    {
        changed.value(tail);
        next = tail.points();
    }
    let mut saved: Locals =
        next.flat_map(|number| points[number as usize - 1].live.iter().copied()).collect();
    saved.retain(|local| !changed.0.contains(local));
    saved
}

/// The locals that are assigned to, or of which a part is, and those in macros that nobody can see into.
#[derive(Default)]
struct Changed(Locals);

impl Changed {
    fn step(&mut self, step: &Step) {
        match &step.kind {
            StepKind::Plain(stmt) | StepKind::Always { stmt, .. } => self.visit_stmt(stmt),
            StepKind::Let(node) => {
                node.init.iter().for_each(|init| self.value(init));
                node.diverge.iter().for_each(|expr| self.visit_expr(expr));
            }
            StepKind::Value { value, .. } => self.value(value),
            StepKind::Source { expr, .. }
            | StepKind::Callee { expr, .. }
            | StepKind::Transaction { expr, .. } => {
                self.visit_expr(expr);
            }
            StepKind::Head(head) => {
                let (Test::If(test) | Test::Match(test)) = &head.test;
                self.visit_expr(test);
                head.arms.iter().filter_map(|arm| arm.inline.as_ref()).for_each(|expr| self.visit_expr(expr));
            }
            _ => {}
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Plain(expr) => self.visit_expr(expr),
            Value::Assign { left, right } => {
                self.place(left);
                self.value(right);
            }
            Value::Return(value) | Value::Break(_, value) => self.value(value),
            value => {
                for block in value.blocks() {
                    block.steps.iter().for_each(|step| self.step(step));
                    block.tail.iter().for_each(|tail| self.value(tail));
                }
            }
        }
    }

    fn place(&mut self, left: &Expr) {
        let (locals, places) = syntax::assigned(left);
        self.0.extend(locals);
        self.0.extend(places.into_iter().filter_map(build::root));
    }
}

impl<'ast> Visit<'ast> for Changed {
    fn visit_expr_assign(&mut self, node: &'ast syn::ExprAssign) {
        self.place(&node.left);
        visit::visit_expr_assign(self, node);
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        let name = node.path.segments.last().map(|segment| segment.ident.to_string());
        if !name.is_some_and(|name| resolve::is_format_macro(&name)) {
            self.0.extend(node.tokens.mentioned());
        }
    }
}

/// Rewrites what is certainly evaluated, with what stands behind it: nothing in a branch, a loop or a way out.
struct Fields<'l> {
    of: &'l Locals,
}

impl Fields<'_> {
    /// An expression whose value is used.
    fn value(&mut self, expr: &mut Expr) {
        if let Expr::Field(_) = syntax::strip(expr)
            && syntax::whole_of(expr).is_some_and(|local| self.of.contains(&local))
        {
            let span = syn::spanned::Spanned::span(expr);
            *expr = syn::parse_quote_spanned!(span=> __asap::part(#expr));
        } else {
            self.visit_expr_mut(expr);
        }
    }

    /// What a pattern is held against: one with parts may take those only that are copies.
    fn bound(&mut self, pat: &Pat, init: &mut Expr) {
        let pat = if let Pat::Type(node) = pat { &*node.pat } else { pat };
        if matches!(pat, Pat::Ident(node) if node.by_ref.is_none() && node.subpat.is_none()) {
            self.value(init);
        } else {
            self.visit_expr_mut(init);
        }
    }
}

impl VisitMut for Fields<'_> {
    fn visit_local_mut(&mut self, node: &mut syn::Local) {
        if let Some(init) = &mut node.init {
            self.bound(&node.pat, &mut init.expr);
        }
    }

    fn visit_stmt_mut(&mut self, node: &mut Stmt) {
        match node {
            Stmt::Expr(expr, _) => self.value(expr),
            Stmt::Local(local) => self.visit_local_mut(local),
            Stmt::Item(_) | Stmt::Macro(_) => {}
        }
    }

    fn visit_expr_mut(&mut self, node: &mut Expr) {
        match node {
            Expr::Call(call) => {
                self.visit_expr_mut(&mut call.func);
                call.args.iter_mut().for_each(|argument| self.value(argument));
            }
            Expr::MethodCall(call) => {
                self.visit_expr_mut(&mut call.receiver);
                call.args.iter_mut().for_each(|argument| self.value(argument));
            }
            Expr::Assign(assign) => self.value(&mut assign.right),
            Expr::Try(node) => self.value(&mut node.expr),
            Expr::Await(node) => self.value(&mut node.base),
            Expr::Tuple(node) => node.elems.iter_mut().for_each(|value| self.value(value)),
            Expr::Array(node) => node.elems.iter_mut().for_each(|value| self.value(value)),
            Expr::Struct(node) => node.fields.iter_mut().for_each(|field| self.value(&mut field.expr)),
            Expr::Binary(node) => self.visit_expr_mut(&mut node.left),
            Expr::Cast(_)
            | Expr::Field(_)
            | Expr::Group(_)
            | Expr::Index(_)
            | Expr::Paren(_)
            | Expr::Reference(_)
            | Expr::Unary(_) => visit_mut::visit_expr_mut(self, node),
            _ => {}
        }
    }
}
