//! The locals that are given away by value somewhere.
//!
//! A `_guard` that is given away, as in `drop(_guard)`, is not held to the end of its block any more: it is a local like
//! any other. A copy that is given away stays, but then its drop does nothing.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Expr, Pat, UnOp};

use crate::bindings::{self, Locals};
use crate::ir::{Block, StepKind, Test, Value};
use crate::{build, resolve, syntax};

/// The held locals of a body that its code gives away.
pub(crate) fn given_away(block: &Block) -> Locals {
    let mut given = Given::default();
    given.block(block);
    given.whole
}

/// What an expression may take by value of locals that it does not declare.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    /// The locals that it gives away, or calls a method on that may take its receiver.
    pub(crate) whole: Locals,
    /// Those of which it takes a field that way, or what a box holds. Of a field that can be copied it takes nothing.
    pub(crate) parts: Locals,
}

/// What an expression may take by value.
pub(crate) fn taken_by(expr: &Expr) -> Taken {
    let mut given = Given { with_receivers: true, ..Given::default() };
    given.value(expr);
    Taken { whole: given.whole, parts: given.parts }
}

/// Whether a pattern takes what it is held against, or a part of it: `_` and `ref` leave it where it is.
fn takes(pat: &Pat) -> bool {
    struct Takes(bool);
    impl<'ast> Visit<'ast> for Takes {
        fn visit_pat_ident(&mut self, node: &'ast syn::PatIdent) {
            self.0 |= node.by_ref.is_none() && bindings::decode(&node.ident.to_string()).is_some();
            visit::visit_pat_ident(self, node);
        }
        fn visit_expr(&mut self, _: &'ast Expr) {}
    }
    let mut takes = Takes(false);
    takes.visit_pat(pat);
    takes.0
}

#[derive(Default)]
struct Given {
    whole: Locals,
    parts: Locals,
    /// Whether a method takes its receiver unless its name says that it does not.
    with_receivers: bool,
}

impl Given {
    fn block(&mut self, block: &Block) {
        let mut looked_at: Vec<&Value> = Vec::new();
        for step in &block.steps {
            match &step.kind {
                StepKind::Plain(stmt) | StepKind::Always { stmt, .. } => self.visit_stmt(stmt),
                StepKind::Source { expr, .. } | StepKind::Transaction { expr, .. } => self.value(expr),
                StepKind::Callee { expr, .. } => self.visit_expr(expr),
                StepKind::Head(head) => {
                    match &head.test {
                        Test::If(test) => self.visit_expr(test),
                        Test::Match(scrutinee) => {
                            self.held_against(scrutinee, head.arms.iter().filter_map(|arm| arm.pat.as_ref()));
                        }
                    }
                    head.arms.iter().filter_map(|arm| arm.inline.as_ref()).for_each(|expr| self.value(expr));
                }
                StepKind::Let(node) => {
                    if !takes(&node.pat) {
                        looked_at.extend(&node.init);
                    }
                    node.diverge.iter().for_each(|expr| self.visit_expr(expr));
                }
                _ => {}
            }
        }
        for value in block.values() {
            if let Value::Plain(expr) = value.innermost() {
                if looked_at.iter().any(|looked_at| std::ptr::eq(*looked_at, value)) {
                    self.visit_expr(expr);
                } else {
                    self.value(expr);
                }
            }
            value.blocks().into_iter().for_each(|block| self.block(block));
        }
    }

    /// An expression whose value is used.
    fn value(&mut self, expr: &Expr) {
        if let Some(local) = syntax::as_local(expr) {
            self.whole.insert(local);
        } else {
            self.parts.extend(syntax::whole_of(expr));
            self.visit_expr(expr);
        }
    }

    /// What patterns are held against.
    fn held_against<'p>(&mut self, expr: &Expr, patterns: impl IntoIterator<Item = &'p Pat>) {
        if patterns.into_iter().any(takes) {
            self.value(expr);
        } else {
            self.visit_expr(expr);
        }
    }

    /// A macro's arguments: what stands alone between commas.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';'));
        for argument in tokens.split(is_comma) {
            for token in argument {
                if let TokenTree::Group(group) = token {
                    self.tokens(group.stream());
                }
            }
            let place = syn::parse2::<Expr>(argument.iter().cloned().collect());
            if let Ok(place @ (Expr::Path(_) | Expr::Field(_))) = &place {
                self.value(place);
            }
        }
    }
}

impl<'ast> Visit<'ast> for Given {
    fn visit_expr(&mut self, node: &'ast Expr) {
        match node {
            Expr::Call(node) => {
                self.visit_expr(&node.func);
                node.args.iter().for_each(|argument| self.value(argument));
            }
            Expr::MethodCall(node) => {
                if self.with_receivers && !build::only_borrows(&node.method) {
                    self.value(&node.receiver);
                } else {
                    self.visit_expr(&node.receiver);
                }
                node.args.iter().for_each(|argument| self.value(argument));
            }
            Expr::Assign(node) => {
                self.visit_expr(&node.left);
                self.value(&node.right);
            }
            Expr::Binary(node) => {
                if build::is_comparison(&node.op) {
                    self.visit_expr(&node.left);
                    self.visit_expr(&node.right);
                    return;
                }
                if build::is_assignment(&node.op) {
                    self.visit_expr(&node.left);
                } else {
                    self.value(&node.left);
                }
                self.value(&node.right);
            }
            Expr::Unary(node) if !matches!(node.op, UnOp::Deref(_)) => self.value(&node.expr),
            Expr::Try(node) => self.value(&node.expr),
            Expr::Await(node) => self.value(&node.base),
            Expr::Range(node) => node.start.iter().chain(&node.end).for_each(|end| self.value(end)),
            Expr::Index(node) => {
                self.visit_expr(&node.expr);
                self.value(&node.index);
            }
            Expr::Repeat(node) => self.value(&node.expr),
            Expr::Return(node) => node.expr.iter().for_each(|value| self.value(value)),
            Expr::Break(node) => node.expr.iter().for_each(|value| self.value(value)),
            Expr::Tuple(node) => node.elems.iter().for_each(|value| self.value(value)),
            Expr::Array(node) => node.elems.iter().for_each(|value| self.value(value)),
            Expr::Struct(node) => {
                node.fields.iter().for_each(|field| self.value(&field.expr));
                node.rest.iter().for_each(|rest| {
                    self.parts.extend(syntax::whole_of(rest));
                    self.visit_expr(rest);
                });
            }
            Expr::Let(node) => self.held_against(&node.expr, [&*node.pat]),
            Expr::Match(node) => {
                self.held_against(&node.expr, node.arms.iter().map(|arm| &arm.pat));
                for arm in &node.arms {
                    if let Pat::Guard(guard) = &arm.pat {
                        self.visit_expr(&guard.guard);
                    }
                    self.value(&arm.body);
                }
            }
            Expr::ForLoop(node) => {
                self.value(&node.expr);
                self.visit_block(&node.body);
            }
            Expr::Closure(node) => {
                if node.capture.is_some() {
                    let captured = syntax::captured(&node.body, syntax::declared_inside(&node.body));
                    self.whole.extend(captured);
                }
                self.value(&node.body);
            }
            _ => visit::visit_expr(self, node),
        }
    }

    fn visit_local(&mut self, node: &'ast syn::Local) {
        let Some(init) = &node.init else { return };
        self.held_against(&init.expr, [&node.pat]);
        init.diverge.iter().for_each(|(_, diverge)| self.visit_expr(diverge));
    }

    fn visit_block(&mut self, node: &'ast syn::Block) {
        for stmt in &node.stmts {
            match stmt {
                syn::Stmt::Expr(expr, None) => self.value(expr),
                stmt => self.visit_stmt(stmt),
            }
        }
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        let name = node.path.segments.last().map(|segment| segment.ident.to_string());
        if !name.is_some_and(|name| resolve::is_format_macro(&name)) {
            // What strings among them may capture is only looked at.
            let noted = if resolve::captures(&node.tokens).is_some() { 2 } else { 0 };
            self.tokens(node.tokens.clone().into_iter().skip(noted).collect());
        }
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}
