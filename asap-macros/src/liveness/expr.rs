//! Liveness through the user's own expressions, in Rust's order of evaluation.

use proc_macro2::{TokenStream, TokenTree};
use syn::{BinOp, Expr, Lifetime, Pat, Stmt};

use super::{Flow, Target};
use crate::bindings::{self, Locals};
use crate::{resolve, syntax};

impl Flow<'_> {
    pub(super) fn stmts(&mut self, stmts: &[Stmt], out: Locals) -> Locals {
        stmts.iter().rev().fold(out, |live, stmt| self.stmt(stmt, live))
    }

    /// In front of a statement. If a `#[cfg]` may take it away, what is live behind it is so in front of it too.
    pub(super) fn stmt(&mut self, stmt: &Stmt, live: Locals) -> Locals {
        if !syntax::is_conditional(stmt) {
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

    /// Through a macro: the elements of a `vec!` are evaluated in their order, of others nobody knows.
    fn mac(&mut self, mac: &syn::Macro, live: Locals) -> Locals {
        let is_vec = mac.path.segments.last().is_some_and(|segment| segment.ident == "vec");
        match syn::parse2::<Expr>(bracketed(&mac.tokens)) {
            Ok(list @ (Expr::Array(_) | Expr::Repeat(_))) if is_vec => {
                // A string among them may capture a local.
                let strings = bindings::mentioned(resolve::captures(&mac.tokens));
                let mut live = self.expr(&list, live);
                self.use_all(strings, &mut live);
                live
            }
            _ => self.tokens(&mac.tokens, live),
        }
    }

    /// Arguments of a macro: every local in them is used, and jumps in them may be taken.
    fn tokens(&mut self, tokens: &TokenStream, mut live: Locals) -> Locals {
        let mut labels = Vec::new();
        if jumps(tokens, &mut labels) {
            let labelled = labels.iter().map(|label| self.target(Some(label)));
            for target in labelled.chain([self.target(None)]).flatten() {
                live.extend(target.after.iter().copied());
                live.extend(target.again.iter().flatten().copied());
            }
        }
        self.use_all(bindings::mentioned(tokens), &mut live);
        live
    }

    fn in_order<'e>(&mut self, exprs: impl DoubleEndedIterator<Item = &'e Expr>, out: Locals) -> Locals {
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
                self.use_all(syntax::captured(expr, syntax::declared_inside(expr)), &mut live);
                live
            }
        }
    }
}

/// The arguments of a macro in brackets, without the note of what its strings may capture.
fn bracketed(tokens: &TokenStream) -> TokenStream {
    let mut tokens = tokens.clone().into_iter().peekable();
    if matches!(tokens.peek(), Some(TokenTree::Ident(ident)) if ident == resolve::CAPTURES) {
        tokens.by_ref().take(2).for_each(drop);
    }
    let tokens: TokenStream = tokens.collect();
    quote::quote!([#tokens])
}

/// Whether `break` or `continue` stands among a macro's arguments; the labels there are added to `labels`.
fn jumps(tokens: &TokenStream, labels: &mut Vec<Lifetime>) -> bool {
    let mut found = false;
    let mut after_quote = None;
    for token in tokens.clone() {
        let quote = after_quote.take();
        match token {
            TokenTree::Ident(ident) => {
                if let Some(apostrophe) = quote {
                    labels.push(Lifetime { apostrophe, ident });
                } else {
                    found |= ident == "break" || ident == "continue";
                }
            }
            TokenTree::Group(group) => found |= jumps(&group.stream(), labels),
            TokenTree::Punct(punct) if punct.as_char() == '\'' => after_quote = Some(punct.span()),
            _ => {}
        }
    }
    found
}
