//! `let x = if c { &a } else { &b }`: a borrow of one of several places.
//!
//! Which of them it is becomes a local of the compiler's own, so that the borrow can be made again: `let chosen = if c { 0 }
//! else { 1 }; let x = match chosen { 0 => &a, _ => &b };`.

use syn::spanned::Spanned;
use syn::{Expr, Pat, Stmt};

use super::Builder;
use super::derive::is_place;
use crate::bindings::Bindings;
use crate::ir::{Step, Value};
use crate::mentions::Mentions;
use crate::syntax;

impl Builder<'_> {
    /// Separates the choice from the borrows.
    pub(super) fn choose(&mut self, init: &mut Expr, pat: &Pat, steps: &mut Vec<Step>) {
        let is_plain = matches!(pat, Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none());
        if !is_plain || !matches!(syntax::strip(init), Expr::If(_) | Expr::Match(_)) {
            return;
        }
        let mut choice = syntax::strip(init).clone();
        let mut leaves = Vec::new();
        if !take_leaves(&mut choice, &mut leaves, &self.bindings) {
            return;
        }
        let last = leaves.len() - 1;
        let ident = self.temporary(Value::Plain(choice), init.span(), steps);
        let arms = leaves.iter().enumerate().map(|(index, leaf)| {
            let number = number(index);
            let pat: Pat = if index == last { syn::parse_quote!(_) } else { syn::parse_quote!(#number) };
            quote::quote!(#pat => #leaf,)
        });
        *init = syn::parse_quote!(match #ident { #(#arms)* });
    }
}

/// Whether an expression chooses one of several borrows by a local, and whether one of them is exclusive.
pub(super) fn chosen(expr: &Expr, bindings: &Bindings) -> Option<bool> {
    let Expr::Match(node) = expr else { return None };
    let is_choice = |pat: &Pat| matches!(pat, Pat::Wild(_) | Pat::Lit(_));
    syntax::as_local(&node.expr)?;
    let mut exclusive = false;
    for arm in &node.arms {
        exclusive |= borrow(&arm.body, bindings).filter(|_| is_choice(&arm.pat))?;
    }
    Some(exclusive)
}

/// Puts numbers in the place of the borrows; whether there is nothing else.
fn take_leaves(expr: &mut Expr, leaves: &mut Vec<Expr>, bindings: &Bindings) -> bool {
    match expr {
        Expr::If(node) => {
            let Some((_, other)) = &mut node.else_branch else { return false };
            let bound = syntax::bound_in_condition(&node.cond);
            let then = take_leaf(&mut node.then_branch, leaves, bindings);
            then && take_leaves(other, leaves, bindings) && are_outside(leaves, &bound)
        }
        Expr::Match(node) => node.arms.iter_mut().all(|arm| {
            let bound = syntax::bound(&arm.pat);
            take_leaves(&mut arm.body, leaves, bindings) && are_outside(leaves, &bound)
        }),
        Expr::Block(node) if node.label.is_none() => take_leaf(&mut node.block, leaves, bindings),
        leaf if borrow(leaf, bindings).is_some() => {
            let number = number(leaves.len());
            leaves.push(std::mem::replace(leaf, syn::parse_quote!(#number)));
            true
        }
        _ => false,
    }
}

fn take_leaf(block: &mut syn::Block, leaves: &mut Vec<Expr>, bindings: &Bindings) -> bool {
    match &mut block.stmts[..] {
        [Stmt::Expr(leaf, None)] => take_leaves(leaf, leaves, bindings),
        _ => false,
    }
}

fn are_outside(leaves: &[Expr], bound: &[crate::bindings::Local]) -> bool {
    leaves.iter().all(|leaf| leaf.mentioned().iter().all(|local| !bound.contains(local)))
}

/// Whether an expression borrows from a place, or is a borrow already, and whether exclusively.
fn borrow(expr: &Expr, bindings: &Bindings) -> Option<bool> {
    match syntax::strip(expr) {
        Expr::Reference(node) if is_place(&node.expr) && !has_index(&node.expr) => {
            Some(node.mutability.is_some())
        }
        place => {
            let local = syntax::as_local(place)?;
            let derived = bindings.get(local).derived.as_ref()?;
            (!derived.exclusive).then_some(false)
        }
    }
}

/// An index may change, and would have to be kept too.
fn has_index(place: &Expr) -> bool {
    match syntax::strip(place) {
        Expr::Index(_) => true,
        Expr::Field(node) => has_index(&node.base),
        Expr::Unary(node) => has_index(&node.expr),
        _ => false,
    }
}

fn number(index: usize) -> proc_macro2::Literal {
    proc_macro2::Literal::usize_suffixed(index)
}
