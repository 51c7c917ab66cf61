//! The locals that are given away by value somewhere.
//!
//! A `_guard` that is given away, as in `drop(_guard)`, is not held to the end of its block any more: it is a local like
//! any other. A copy that is given away stays, but then its drop does nothing.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Expr, Pat};

use crate::bindings::{self, Local, Locals};
use crate::ir::{Block, StepKind, Test, Value};
use crate::{build, resolve, syntax};

/// The held locals of a body that its code gives away.
pub(crate) fn given_away(block: &Block) -> Locals {
    let mut given = Given(Locals::new());
    given.block(block);
    given.0
}

/// The locals that an expression may take by value: what it gives away, and what it calls a method on that may take its
/// receiver.
pub(crate) fn taken_by(expr: &Expr) -> Locals {
    struct Receivers(Locals);
    impl<'ast> Visit<'ast> for Receivers {
        fn visit_expr_method_call(&mut self, node: &'ast syn::ExprMethodCall) {
            if !build::only_borrows(&node.method) {
                self.0.extend(syntax::as_local(&node.receiver));
            }
            visit::visit_expr_method_call(self, node);
        }
        fn visit_expr_binary(&mut self, node: &'ast syn::ExprBinary) {
            if matches!(node.op, syn::BinOp::Add(_)) {
                self.0.extend(syntax::as_local(&node.left));
            }
            visit::visit_expr_binary(self, node);
        }
    }
    let mut given = Given(Locals::new());
    given.value(expr);
    let mut receivers = Receivers(given.0);
    receivers.visit_expr(expr);
    receivers.0
}

/// Whether a pattern takes what it is held against, or a part of it: `_` and `ref` leave it where it is.
fn takes(pat: &Pat) -> bool {
    struct Takes(bool);
    impl<'ast> Visit<'ast> for Takes {
        fn visit_pat_ident(&mut self, node: &'ast syn::PatIdent) {
            self.0 |= node.by_ref.is_none() && bindings::decode(&node.ident.to_string()).is_some();
            visit::visit_pat_ident(self, node);
        }
    }
    let mut takes = Takes(false);
    takes.visit_pat(pat);
    takes.0
}

struct Given(Locals);

impl Given {
    fn block(&mut self, block: &Block) {
        let mut looked_at: Vec<&Value> = Vec::new();
        for step in &block.steps {
            match &step.kind {
                StepKind::Plain(stmt) | StepKind::Always { stmt, .. } => self.visit_stmt(stmt),
                StepKind::Source { expr, .. } | StepKind::Transaction { expr, .. } => self.value(expr),
                StepKind::Callee { expr, .. } => self.visit_expr(expr),
                StepKind::Head(head) => {
                    let (Test::If(test) | Test::Match(test)) = &head.test;
                    self.visit_expr(test);
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
        match syntax::as_local(expr) {
            Some(local) => self.give(local),
            None => self.visit_expr(expr),
        }
    }

    fn give(&mut self, local: Local) {
        self.0.insert(local);
    }

    /// A macro's arguments: what stands alone between commas.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let is_comma = |token: Option<&TokenTree>| match token {
            None => true,
            Some(TokenTree::Punct(punct)) => matches!(punct.as_char(), ',' | ';'),
            Some(_) => false,
        };
        for (index, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(ident) => {
                    let before = index.checked_sub(1).and_then(|index| tokens.get(index));
                    if is_comma(before)
                        && is_comma(tokens.get(index + 1))
                        && let Some(local) = bindings::decode(&ident.to_string())
                    {
                        self.give(local);
                    }
                }
                _ => {}
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
                self.visit_expr(&node.receiver);
                node.args.iter().for_each(|argument| self.value(argument));
            }
            Expr::Assign(node) => {
                self.visit_expr(&node.left);
                self.value(&node.right);
            }
            Expr::Return(node) => node.expr.iter().for_each(|value| self.value(value)),
            Expr::Break(node) => node.expr.iter().for_each(|value| self.value(value)),
            Expr::Tuple(node) => node.elems.iter().for_each(|value| self.value(value)),
            Expr::Array(node) => node.elems.iter().for_each(|value| self.value(value)),
            Expr::Struct(node) => {
                node.fields.iter().for_each(|field| self.value(&field.expr));
                node.rest.iter().for_each(|rest| self.visit_expr(rest));
            }
            Expr::ForLoop(node) => {
                self.value(&node.expr);
                self.visit_block(&node.body);
            }
            Expr::Closure(node) => {
                if node.capture.is_some() {
                    let captured = syntax::captured(&node.body, syntax::declared_inside(&node.body));
                    self.0.extend(captured);
                }
                self.value(&node.body);
            }
            _ => visit::visit_expr(self, node),
        }
    }

    fn visit_local(&mut self, node: &'ast syn::Local) {
        let Some(init) = &node.init else { return };
        if takes(&node.pat) {
            self.value(&init.expr);
        } else {
            self.visit_expr(&init.expr);
        }
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
            self.tokens(node.tokens.clone());
        }
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}
