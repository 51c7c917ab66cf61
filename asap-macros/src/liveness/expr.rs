//! Liveness through the user's own expressions, in Rust's order of evaluation.

use syn::{BinOp, Expr, Pat, Stmt};

use super::{Flow, Target};
use crate::bindings::Locals;
use crate::{attached, mentions, syntax};

impl Flow<'_> {
    pub(super) fn stmts(&mut self, stmts: &[Stmt], out: Locals) -> Locals {
        stmts.iter().rev().fold(out, |live, stmt| self.stmt(stmt, live))
    }

    /// In front of a statement. If a `#[cfg]` may take it away, what is live behind it is so in front of it too.
    pub(super) fn stmt(&mut self, stmt: &Stmt, live: Locals) -> Locals {
        if !attached::is_conditional(stmt) {
            return self.stmt_itself(stmt, live);
        }
        let mut without = live.clone();
        if let Stmt::Local(node) = stmt {
            for local in syntax::bound(&node.pat) {
                without.remove(&local);
            }
        }
        let mut live = self.stmt_itself(stmt, live);
        live.extend(without);
        live
    }

    fn stmt_itself(&mut self, stmt: &Stmt, mut live: Locals) -> Locals {
        match stmt {
            Stmt::Item(_) => live,
            Stmt::Expr(expr, _) => self.expr(expr, live),
            Stmt::Macro(node) => self.mac(&node.mac, live),
            Stmt::Local(node) => {
                for local in syntax::bound(&node.pat) {
                    live.remove(&local);
                }
                let Some(init) = &node.init else { return live };
                if let Some((_, diverge)) = &init.diverge {
                    live.extend(self.expr(diverge, Locals::new()));
                }
                self.expr(&init.expr, live)
            }
        }
    }

    pub(super) fn in_order<'e>(
        &mut self,
        exprs: impl DoubleEndedIterator<Item = &'e Expr>,
        out: Locals,
    ) -> Locals {
        exprs.rev().fold(out, |live, expr| self.expr(expr, live))
    }

    /// What is live in front of an expression, given what is live behind it.
    pub(super) fn expr(&mut self, expr: &Expr, mut live: Locals) -> Locals {
        match expr {
            Expr::Path(_) => {
                if let Some(local) = syntax::as_local(expr) {
                    self.use_local(local, &mut live);
                }
                live
            }
            Expr::Assign(node) => {
                let live = self.assignment(&node.left, live);
                self.expr(&node.right, live)
            }
            Expr::Binary(node) if matches!(node.op, BinOp::And(_) | BinOp::Or(_)) => self.lazy(node, &live),
            Expr::Binary(node) => {
                live = self.expr(&node.right, live);
                self.expr(&node.left, live)
            }
            Expr::Let(node) => {
                for local in syntax::bound(&node.pat) {
                    live.remove(&local);
                }
                self.expr(&node.expr, live)
            }
            Expr::If(node) => {
                let otherwise = match &node.else_branch {
                    Some((_, other)) => self.expr(other, live.clone()),
                    None => live.clone(),
                };
                let mut head = self.stmts(&node.then_branch.stmts, live);
                for local in syntax::bound_in_condition(&node.cond) {
                    head.remove(&local);
                }
                head.extend(otherwise);
                self.expr(&node.cond, head)
            }
            Expr::Match(node) => {
                let mut head = Locals::new();
                for arm in &node.arms {
                    let mut entry = self.expr(&arm.body, live.clone());
                    if let Pat::Guard(guard) = &arm.pat {
                        entry = self.expr(&guard.guard, entry);
                    }
                    for local in syntax::bound(&arm.pat) {
                        entry.remove(&local);
                    }
                    head.extend(entry);
                }
                self.expr(&node.expr, head)
            }
            Expr::Loop(node) => {
                self.until_stable(node.label.as_ref(), &live, |flow, head| flow.stmts(&node.body.stmts, head))
            }
            Expr::While(node) => self.until_stable(node.label.as_ref(), &live, |flow, head| {
                let mut round = flow.stmts(&node.body.stmts, head);
                for local in syntax::bound_in_condition(&node.cond) {
                    round.remove(&local);
                }
                round.extend(live.iter().copied());
                flow.expr(&node.cond, round)
            }),
            Expr::ForLoop(node) => {
                let head = self.until_stable(node.label.as_ref(), &live, |flow, head| {
                    let mut round = flow.stmts(&node.body.stmts, head);
                    for local in syntax::bound(&node.pat) {
                        round.remove(&local);
                    }
                    round.extend(live.iter().copied());
                    round
                });
                self.expr(&node.expr, head)
            }
            Expr::Block(node) => {
                let Some(label) = &node.label else { return self.stmts(&node.block.stmts, live) };
                let label = Some(label.name.clone());
                self.targets.push(Target { label, is_loop: false, after: live.clone(), again: None });
                let live = self.stmts(&node.block.stmts, live);
                self.targets.pop();
                live
            }
            Expr::Unsafe(node) => self.stmts(&node.block.stmts, live),
            Expr::Break(node) => {
                let after =
                    self.target(node.label.as_ref()).map(|target| target.after.clone()).unwrap_or_default();
                let after = self.leaving(after);
                node.expr.iter().fold(after, |live, value| self.expr(value, live))
            }
            Expr::Continue(node) => {
                let again = self.target(node.label.as_ref()).and_then(|target| target.again.clone());
                self.leaving(again.unwrap_or_default())
            }
            Expr::Return(node) => {
                let after = self.leaving(Locals::new());
                node.expr.iter().fold(after, |live, value| self.expr(value, live))
            }
            _ => self.operands(expr, live),
        }
    }

    /// Through `&&` or `||`: each operand may be the last. What a `let` of the chain binds is there only for those
    /// behind it, so the operands of one chain are taken together.
    fn lazy(&mut self, node: &syn::ExprBinary, out: &Locals) -> Locals {
        let mut right = self.expr(&node.right, out.clone());
        right.extend(out.iter().copied());
        let mut left = &*node.left;
        while let (BinOp::And(_), Expr::Binary(inner)) = (&node.op, left)
            && let BinOp::And(_) = inner.op
        {
            right = self.expr(&inner.right, right);
            right.extend(out.iter().copied());
            left = &inner.left;
        }
        self.expr(left, right)
    }

    /// Through an expression that only evaluates its operands.
    fn operands(&mut self, expr: &Expr, mut live: Locals) -> Locals {
        match expr {
            Expr::Macro(node) => self.mac(&node.mac, live),
            Expr::Array(node) => self.in_order(node.elems.iter(), live),
            Expr::Tuple(node) => self.in_order(node.elems.iter(), live),
            Expr::Await(node) => self.expr(&node.base, live),
            Expr::Call(node) => self.in_order(std::iter::once(&*node.func).chain(&node.args), live),
            Expr::MethodCall(node) => self.in_order(std::iter::once(&*node.receiver).chain(&node.args), live),
            Expr::Cast(node) => self.expr(&node.expr, live),
            Expr::Field(node) => self.expr(&node.base, live),
            Expr::Group(node) => self.expr(&node.expr, live),
            Expr::Paren(node) => self.expr(&node.expr, live),
            Expr::Index(node) => self.in_order([&*node.expr, &*node.index].into_iter(), live),
            Expr::Range(node) => {
                let ends: Vec<&Expr> = node.start.iter().chain(node.end.iter()).map(|end| &**end).collect();
                self.in_order(ends.into_iter(), live)
            }
            Expr::RawAddr(node) => self.expr(&node.expr, live),
            Expr::Reference(node) => self.expr(&node.expr, live),
            Expr::Repeat(node) => self.in_order([&*node.expr, &*node.len].into_iter(), live),
            Expr::Struct(node) => {
                live = node.rest.iter().fold(live, |live, rest| self.expr(rest, live));
                self.in_order(
                    node.fields.iter().map(|field| &field.expr).collect::<Vec<_>>().into_iter(),
                    live,
                )
            }
            Expr::Try(node) => self.expr(&node.expr, live),
            Expr::Unary(node) => self.expr(&node.expr, live),
            // Closures and blocks of another kind: captures are used where they are made.
            _ => {
                self.use_all(mentions::captured(expr), &mut live);
                live
            }
        }
    }
}
