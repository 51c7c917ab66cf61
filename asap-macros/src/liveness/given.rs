//! The locals that are given away by value somewhere.
//!
//! A `_guard` that is given away, as in `drop(_guard)`, is not held to the end of its block any more: it is a local like
//! any other. A copy that is given away stays, but then its drop does nothing.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Expr, Pat, Stmt, UnOp};

use crate::bindings::{self, Locals};
use crate::ir::{Block, StepKind, Test, Value};
use crate::mentions;
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

/// The places that an expression gives away by value on a way that goes on behind it: locals, and fields of them.
pub(crate) fn given_by(expr: &Expr) -> Vec<Expr> {
    let mut given = Given { on_the_way: Some(OnTheWay::default()), ..Given::default() };
    given.value(expr);
    given.on_the_way.map(|on_the_way| on_the_way.places).unwrap_or_default()
}

/// The locals that statements give away in front of a point which is reached behind that.
pub(crate) fn given_before_points(stmts: &[Stmt]) -> Locals {
    let mut given = Given { on_the_way: Some(OnTheWay::default()), ..Given::default() };
    given.stmts(stmts);
    given.on_the_way.map(|on_the_way| on_the_way.before_points).unwrap_or_default()
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

/// Whether a statement at the end of a block leaves the function.
fn leaves(stmt: &Stmt) -> bool {
    let is_panic = |mac: &syn::Macro| {
        let name = mac.path.segments.last().map(|segment| segment.ident.to_string());
        name.is_some_and(|name| matches!(name.as_str(), "panic" | "unreachable" | "todo" | "unimplemented"))
    };
    match stmt {
        Stmt::Expr(Expr::Return(_), _) => true,
        Stmt::Expr(Expr::Macro(node), _) => is_panic(&node.mac),
        Stmt::Macro(node) => is_panic(&node.mac),
        _ => false,
    }
}

/// Whether an operand is what is added to a `String`, which is given away then.
fn is_text(operand: &Expr) -> bool {
    match syntax::strip(operand) {
        Expr::Lit(node) => matches!(node.lit, syn::Lit::Str(_)),
        operand => matches!(operand, Expr::Reference(_)),
    }
}

#[derive(Default)]
struct Given {
    whole: Locals,
    parts: Locals,
    /// Whether a method takes its receiver unless its name says that it does not.
    with_receivers: bool,
    /// What is asked of code in its order, if it is: what is given away on a way out of the function does not count.
    on_the_way: Option<OnTheWay>,
}

/// What has been given away on the way to where the code goes on.
#[derive(Debug, Default, Clone)]
struct OnTheWay {
    places: Vec<Expr>,
    /// The locals among them that were given away when a point came.
    before_points: Locals,
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

    /// Statements, the last of which may be the value of their block.
    fn stmts(&mut self, stmts: &[Stmt]) {
        for stmt in stmts {
            match stmt {
                Stmt::Expr(expr, None) => self.value(expr),
                stmt => self.visit_stmt(stmt),
            }
        }
    }

    /// Code behind which the function is left: what it gives away is not missing where the code goes on.
    fn leaving(&mut self, visit: impl FnOnce(&mut Self)) {
        let before = self.on_the_way.as_ref().map(|on_the_way| on_the_way.places.len());
        visit(self);
        if let (Some(on_the_way), Some(before)) = (&mut self.on_the_way, before) {
            on_the_way.places.truncate(before);
        }
    }

    /// Whether a method takes its receiver. Of what is given away on the way only what is sure counts.
    fn takes_receiver(&self, method: &Ident) -> bool {
        if self.on_the_way.is_some() {
            method.to_string().starts_with("into_")
        } else {
            self.with_receivers && !build::only_borrows(method)
        }
    }

    /// An expression whose value is used.
    fn value(&mut self, expr: &Expr) {
        if let Some(on_the_way) = &mut self.on_the_way
            && syntax::whole_of(expr).is_some()
        {
            on_the_way.places.push(syntax::strip(expr).clone());
        }
        if let Some(local) = syntax::as_local(expr) {
            self.whole.insert(local);
        } else {
            self.parts.extend(syntax::whole_of(expr));
            self.visit_expr(expr);
        }
    }

    /// An expression whose value is most often a number, or another copy: on the way only what is sure counts.
    fn number(&mut self, expr: &Expr) {
        if self.on_the_way.is_some() {
            self.visit_expr(expr);
        } else {
            self.value(expr);
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
                if self.takes_receiver(&node.method) {
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
                if build::is_assignment(&node.op) || !is_text(&node.right) && self.on_the_way.is_some() {
                    self.visit_expr(&node.left);
                } else {
                    self.value(&node.left);
                }
                self.number(&node.right);
            }
            Expr::Unary(node) if !matches!(node.op, UnOp::Deref(_)) => self.number(&node.expr),
            Expr::Try(node) => self.value(&node.expr),
            Expr::Await(node) => self.value(&node.base),
            Expr::Range(node) => node.start.iter().chain(&node.end).for_each(|end| self.number(end)),
            Expr::Index(node) => {
                self.visit_expr(&node.expr);
                self.number(&node.index);
            }
            Expr::Repeat(node) => self.number(&node.expr),
            Expr::Return(node) => {
                self.leaving(|this| node.expr.iter().for_each(|value| this.value(value)));
            }
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
                    let captured = mentions::captured(&node.body);
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
        if node.stmts.last().is_some_and(leaves) {
            self.leaving(|this| this.stmts(&node.stmts));
        } else {
            self.stmts(&node.stmts);
        }
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        let name = node.path.segments.last().map(|segment| segment.ident.to_string());
        if !name.is_some_and(|name| resolve::is_format_macro(&name)) {
            // What strings among them may capture is only looked at.
            let noted = if resolve::captures(&node.tokens).is_some() { 2 } else { 0 };
            self.tokens(node.tokens.clone().into_iter().skip(noted).collect());
        }
        if let Some(on_the_way) = &mut self.on_the_way
            && syntax::is_point(node)
        {
            on_the_way.before_points.extend(on_the_way.places.iter().filter_map(syntax::as_local));
        }
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}
