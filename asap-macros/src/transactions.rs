//! What the transactions of checkpoints borrow from.
//!
//! A transaction is there until its checkpoint has committed it, so the connection that it borrows must stay in place as
//! long. No types are seen: what a method of a local gave, or what a `&` was taken of, counts as borrowed.

use syn::Expr;
use syn::visit::{self, Visit};

use crate::bindings::{Local, Locals};
use crate::ir::{Block, Body, StepKind, Test, Value};
use crate::{build, syntax};

/// The locals that a transaction borrows from, at once or through others.
pub(crate) fn lenders(body: &Body) -> Locals {
    let mut made = Made::default();
    made.block(&body.root);
    let Made { mut held, mut lent, lets } = made;
    loop {
        let before = (held.len(), lent.len());
        for (bound, expr) in &lets {
            if bound.iter().any(|local| held.contains(local)) {
                let borrowed = borrowed(expr);
                held.extend(syntax::as_local(expr).into_iter().chain(borrowed.iter().copied()));
                lent.extend(borrowed);
            }
        }
        if before == (held.len(), lent.len()) {
            return lent;
        }
    }
}

/// Where transactions are given to checkpoints, and where locals are made.
#[derive(Default)]
struct Made<'a> {
    held: Locals,
    lent: Locals,
    lets: Vec<(Vec<Local>, &'a Expr)>,
}

impl<'a> Made<'a> {
    fn block(&mut self, block: &'a Block) {
        for step in &block.steps {
            match &step.kind {
                StepKind::Transaction { expr, .. } => {
                    let borrowed = borrowed(expr);
                    self.held.extend(syntax::as_local(expr).into_iter().chain(borrowed.iter().copied()));
                    self.lent.extend(borrowed);
                }
                StepKind::Let(node) => {
                    if let Some(Value::Plain(expr)) = &node.init {
                        self.lets.push((syntax::bound(&node.pat), expr));
                    }
                }
                StepKind::Head(head) => {
                    let (Test::If(test) | Test::Match(test)) = &head.test;
                    let bound = head.arms.iter().flat_map(|arm| arm.bound.iter().copied()).collect();
                    self.lets.push((bound, test));
                }
                _ => {}
            }
        }
        block.values().flat_map(Value::blocks).for_each(|inner| self.block(inner));
    }
}

/// The locals that an expression borrows from, as far as its syntax tells.
fn borrowed(expr: &Expr) -> Locals {
    struct Borrowed(Locals);
    impl<'ast> Visit<'ast> for Borrowed {
        fn visit_expr_method_call(&mut self, node: &'ast syn::ExprMethodCall) {
            if !node.method.to_string().starts_with("into") {
                self.0.extend(build::root(&node.receiver));
            }
            visit::visit_expr_method_call(self, node);
        }
        fn visit_expr_reference(&mut self, node: &'ast syn::ExprReference) {
            self.0.extend(build::root(&node.expr));
            visit::visit_expr_reference(self, node);
        }
        fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
    }
    let mut borrowed = Borrowed(Locals::new());
    borrowed.visit_expr(expr);
    borrowed.0
}
