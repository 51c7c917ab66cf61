//! The user's own expressions: where they leave the function, a loop, or a block.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Stmt};

use super::{END, Graph, Last, Target};

/// Macros that never give a value.
const ENDING: &[&str] = &["bail", "panic", "unreachable", "todo", "unimplemented"];

/// Of these, the ones that return.
const RETURNING: &[&str] = &["bail"];

/// Macros that may return.
const MAY_RETURN: &[&str] = &["ensure"];

impl Graph {
    pub(super) fn stmt(&mut self, stmt: &Stmt, last: Last) -> Last {
        match stmt {
            Stmt::Item(_) => last,
            Stmt::Expr(expr, _) => self.expr(expr, last),
            Stmt::Macro(node) => self.mac(&node.mac, last),
            Stmt::Local(node) => {
                let Some(init) = &node.init else { return last };
                let last = self.expr(&init.expr, last);
                if let Some((_, diverge)) = &init.diverge {
                    self.expr(diverge, last.clone());
                }
                last
            }
        }
    }

    fn stmts(&mut self, stmts: &[Stmt], last: Last) -> Last {
        stmts.iter().fold(last, |last, stmt| self.stmt(stmt, last))
    }

    fn mac(&mut self, mac: &syn::Macro, last: Last) -> Last {
        let name = mac.path.segments.last().map_or_else(String::new, |segment| segment.ident.to_string());
        let is = |names: &[&str]| names.contains(&name.as_str());
        let words = Words::of(&mac.tokens);
        if is(RETURNING) || is(MAY_RETURN) || words.returns {
            self.edge(&last, END);
        }
        if words.jumps
            && let Some(target) = self.target(None)
        {
            target.after.extend(&last);
            target.again.extend(&last);
        }
        if is(ENDING) { Last::new() } else { last }
    }

    /// What was passed last behind an expression; nothing if it never gives a value.
    pub(super) fn expr(&mut self, expr: &Expr, last: Last) -> Last {
        match expr {
            Expr::Return(node) => {
                let last = self.optional(node.expr.as_deref(), last);
                self.edge(&last, END);
                Last::new()
            }
            Expr::Break(node) => {
                let last = self.optional(node.expr.as_deref(), last);
                if let Some(target) = self.target(node.label.as_ref()) {
                    target.after.extend(last);
                }
                Last::new()
            }
            Expr::Continue(node) => {
                if let Some(target) = self.target(node.label.as_ref()) {
                    target.again.extend(last);
                }
                Last::new()
            }
            Expr::Try(node) => {
                let last = self.expr(&node.expr, last);
                self.edge(&last, END);
                last
            }
            Expr::If(node) => {
                let last = self.expr(&node.cond, last);
                let mut after = self.stmts(&node.then_branch.stmts, last.clone());
                after.extend(match &node.else_branch {
                    Some((_, other)) => self.expr(other, last),
                    None => last,
                });
                after
            }
            Expr::Match(node) => {
                let last = self.expr(&node.expr, last);
                let arms = node.arms.iter().map(|arm| self.expr(&arm.body, last.clone()));
                arms.reduce(|mut all, arm| {
                    all.extend(arm);
                    all
                })
                .unwrap_or_default()
            }
            Expr::Loop(node) => {
                self.rounds(node.label.as_ref(), last, |graph, last| graph.stmts(&node.body.stmts, last))
            }
            Expr::While(node) => self.rounds(node.label.as_ref(), last, |graph, last| {
                let last = graph.expr(&node.cond, last);
                graph.leave(&last);
                graph.stmts(&node.body.stmts, last)
            }),
            Expr::ForLoop(node) => {
                let last = self.expr(&node.expr, last);
                self.rounds(node.label.as_ref(), last, |graph, last| {
                    graph.leave(&last);
                    graph.stmts(&node.body.stmts, last)
                })
            }
            Expr::Block(node) => {
                let Some(label) = &node.label else { return self.stmts(&node.block.stmts, last) };
                let (label, after, again) = (Some(label.name.clone()), Last::new(), Last::new());
                self.targets.push(Target { label, is_loop: false, after, again });
                let mut last = self.stmts(&node.block.stmts, last);
                last.extend(self.targets.pop().map(|target| target.after).unwrap_or_default());
                last
            }
            Expr::Unsafe(node) => self.stmts(&node.block.stmts, last),
            Expr::Macro(node) => self.mac(&node.mac, last),
            Expr::Binary(node) if matches!(node.op, BinOp::And(_) | BinOp::Or(_)) => {
                let last = self.expr(&node.left, last);
                let mut after = self.expr(&node.right, last.clone());
                after.extend(last);
                after
            }
            // Their bodies run elsewhere.
            Expr::Closure(_) | Expr::Async(_) => last,
            _ => operands(expr).into_iter().fold(last, |last, operand| self.expr(operand, last)),
        }
    }

    fn optional(&mut self, expr: Option<&Expr>, last: Last) -> Last {
        expr.map_or(last.clone(), |expr| self.expr(expr, last))
    }

    /// The condition or iterator of the innermost loop ends it.
    fn leave(&mut self, last: &Last) {
        if let Some(target) = self.targets.last_mut() {
            target.after.extend(last);
        }
    }
}

/// The expressions directly inside of one that only evaluates them.
fn operands(expr: &Expr) -> Vec<&Expr> {
    struct Operands<'ast>(Vec<&'ast Expr>);
    impl<'ast> Visit<'ast> for Operands<'ast> {
        fn visit_expr(&mut self, node: &'ast Expr) {
            self.0.push(node);
        }
        fn visit_item(&mut self, _: &'ast syn::Item) {}
        fn visit_type(&mut self, _: &'ast syn::Type) {}
    }
    let mut operands = Operands(Vec::new());
    visit::visit_expr(&mut operands, expr);
    operands.0
}

/// What stands among a macro's arguments.
#[derive(Default)]
struct Words {
    returns: bool,
    jumps: bool,
}

impl Words {
    fn of(tokens: &TokenStream) -> Self {
        let mut words = Self::default();
        words.look(tokens);
        words
    }

    fn look(&mut self, tokens: &TokenStream) {
        let mut before = None;
        for token in tokens.clone() {
            match &token {
                TokenTree::Ident(ident) => {
                    self.returns |= ident == "return";
                    self.jumps |= ident == "break" || ident == "continue";
                }
                // `value?`, not the `{:?}` of a string.
                TokenTree::Punct(punct) => self.returns |= punct.as_char() == '?' && before.is_some(),
                TokenTree::Group(group) => self.look(&group.stream()),
                TokenTree::Literal(_) => {}
            }
            before = Some(token);
        }
    }
}
