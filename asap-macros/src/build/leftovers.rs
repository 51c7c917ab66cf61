//! What a pattern leaves of a value: Rust keeps it to the end of the statement, and so does a local of the compiler's own.
//!
//! In `while let Some(_) = queue.pop_front() { … checkpoint!(); … }` the item is dropped behind the body. The head becomes a
//! statement of its own, so what it tests becomes a local in front of it. Nobody uses that again, so no snapshot has it.

use std::iter;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, Pat};

use super::Builder;
use super::derive::is_viewed;
use super::methods::{is_borrowing, is_lent, is_view, keeps_temporary};
use crate::bindings::{Local, Role};
use crate::ir::{Step, StepKind, Value};
use crate::mentions::Mentions;
use crate::syntax;

impl Builder<'_> {
    /// Makes a local of what a `match` tests, if one of its patterns leaves something of it.
    pub(super) fn keep_tested(&mut self, tested: &mut Expr, arms: &[syn::Arm], steps: &mut Vec<Step>) {
        if leave(arms.iter().map(|arm| &arm.pat)) && is_made(tested) {
            self.keep_whole(tested, steps);
        }
    }

    /// Makes locals of what the `let`s of a condition test, if their patterns leave something of it. In front of an `else` it is dropped, as
    /// in edition 2024: the local for which the head has to do that.
    pub(super) fn keep_in_condition(
        &mut self,
        cond: &mut Expr,
        has_else: bool,
        steps: &mut Vec<Step>,
    ) -> Option<Local> {
        match cond {
            Expr::Let(node) if leave(iter::once(&*node.pat)) && is_made(&node.expr) => {
                let whole = self.keep_whole(&mut node.expr, steps);
                has_else.then_some(whole)
            }
            // In front of an `else` nobody knows how far the condition came.
            Expr::Binary(node) if !has_else && matches!(node.op, syn::BinOp::And(_)) => {
                self.keep_in_condition(&mut node.left, false, steps);
                let inside = syntax::bound_in_condition(&node.left);
                if let Expr::Let(right) = &mut *node.right
                    && leave(iter::once(&*right.pat))
                    && is_made(&right.expr)
                    // It may borrow from what ends with the chain.
                    && right.expr.mentioned().is_disjoint(&inside.into_iter().collect())
                {
                    self.keep_in_chain(&mut node.left, &mut right.expr, steps);
                }
                None
            }
            _ => None,
        }
    }

    /// In `left && let Some(_) = tested` the local is declared in front of the whole, and given its value behind `left`.
    fn keep_in_chain(&mut self, left: &mut Expr, tested: &mut Expr, steps: &mut Vec<Step>) {
        let value = tested.clone();
        let whole = self.keep_whole(tested, steps);
        if let Some(StepKind::Let(node)) = steps.last_mut().map(|step| &mut step.kind) {
            node.init = None;
        }
        let ident = self.bindings.ident(whole);
        *left = syn::parse_quote!(#left && { #ident = #value; true });
    }

    /// The local that a tested value has become because it holds a point, if it has: it is dropped at the end of the statement.
    pub(super) fn keep_settled(&mut self, tested: Option<&Expr>, is_settled: bool) -> Option<Local> {
        let local = tested.filter(|_| is_settled).and_then(syntax::as_local)?;
        matches!(self.bindings.get(local).role, Role::Temporary).then(|| {
            self.kept += 1;
            local
        })
    }

    /// A local that has the value of an expression, which becomes that local.
    fn keep_whole(&mut self, expr: &mut Expr, steps: &mut Vec<Step>) -> Local {
        let local = self.bindings.temporary(expr.span());
        let ident = self.bindings.ident(local);
        let value = std::mem::replace(expr, syn::parse_quote!(#ident));
        steps.push(Self::let_of(syn::parse_quote!(#ident), Some(Value::Plain(value))));
        self.kept += 1;
        local
    }

    /// The pattern that takes the items of a `for` loop, and the statement that takes them apart if it leaves something.
    pub(super) fn whole_item(&mut self, pat: &Pat) -> (Pat, Option<Step>) {
        if !leave(iter::once(pat)) {
            return (pat.clone(), None);
        }
        let local = self.bindings.temporary(pat.span());
        let ident = self.bindings.ident(local);
        let apart = (!matches!(pat, Pat::Wild(_))).then(|| {
            let init = Value::Plain(syn::parse_quote!(#ident));
            Self::let_of(pat.clone(), Some(init))
        });
        (syn::parse_quote!(#ident), apart)
    }
}

/// Whether patterns leave something of what they are held against, and borrow nothing from it by `ref`. Of a number or a text, which a literal
/// stands for, there is nothing to leave.
fn leave<'p>(patterns: impl Iterator<Item = &'p Pat> + Clone) -> bool {
    let taking = Taking::of(patterns.clone());
    taking.leaves && !taking.borrows && !patterns.into_iter().any(is_literal)
}

/// Whether a pattern compares with a literal.
fn is_literal(pat: &Pat) -> bool {
    match pat {
        Pat::Lit(_) | Pat::Range(_) => true,
        Pat::Or(node) => node.cases.iter().any(is_literal),
        Pat::Paren(node) => is_literal(&node.pat),
        Pat::Guard(node) => is_literal(&node.pat),
        Pat::Ident(node) => node.subpat.as_ref().is_some_and(|(_, pat)| is_literal(pat)),
        _ => false,
    }
}

/// Whether patterns borrow from what they are held against, by `ref`.
pub(super) fn borrow<'p>(patterns: impl Iterator<Item = &'p Pat>) -> bool {
    Taking::of(patterns).borrows
}

/// What patterns do with a value.
#[derive(Default)]
struct Taking {
    leaves: bool,
    borrows: bool,
}

impl Taking {
    fn of<'p>(patterns: impl Iterator<Item = &'p Pat>) -> Self {
        let mut taking = Self::default();
        patterns.for_each(|pat| taking.visit_pat(pat));
        taking
    }
}

impl<'ast> Visit<'ast> for Taking {
    fn visit_pat(&mut self, node: &'ast Pat) {
        let has_rest = matches!(node, Pat::Struct(node) if node.rest.is_some());
        self.leaves |= has_rest || matches!(node, Pat::Wild(_) | Pat::Rest(_));
        visit::visit_pat(self, node);
    }

    fn visit_pat_ident(&mut self, node: &'ast syn::PatIdent) {
        self.borrows |= node.by_ref.is_some();
        visit::visit_pat_ident(self, node);
    }

    fn visit_expr(&mut self, _: &'ast Expr) {}
}

/// Whether an expression makes its value, which borrows from no temporary beside it.
fn is_made(expr: &Expr) -> bool {
    let lasts = |argument: &Expr| !keeps_temporary(argument) && !has_macro(argument);
    match syntax::strip(expr) {
        Expr::Call(node) => node.args.iter().all(lasts),
        Expr::MethodCall(node) => {
            let lends = is_view(&node.method) || is_borrowing(&node.method) || is_lent(expr);
            !lends && is_viewed(&node.receiver) && node.args.iter().all(lasts)
        }
        Expr::Tuple(node) => node.elems.iter().all(lasts),
        Expr::Struct(node) => node.fields.iter().all(|field| lasts(&field.expr)),
        Expr::Try(node) => is_made(&node.expr),
        Expr::Await(node) => is_made(&node.base),
        Expr::Block(_) | Expr::If(_) | Expr::Match(_) | Expr::Unsafe(_) | Expr::Loop(_) => true,
        _ => false,
    }
}

/// Whether an argument is made by a macro that nobody knows: it may lend a temporary, as `pin!` does.
fn has_macro(expr: &Expr) -> bool {
    struct Macros(bool);
    impl<'ast> Visit<'ast> for Macros {
        fn visit_macro(&mut self, node: &'ast syn::Macro) {
            self.0 |= !node.path.is_ident("vec") && !node.path.is_ident("format");
        }
    }
    let mut macros = Macros(false);
    macros.visit_expr(expr);
    macros.0
}
