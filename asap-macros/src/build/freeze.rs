//! What has to give the same again becomes a local that does not change.

use quote::ToTokens;
use syn::Expr;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::Builder;
use super::derive::{is_behind_exclusive, is_place, is_stable, is_view_call, root};
use super::methods::{is_borrowing, is_view};
use crate::bindings::{Local, Locals, Role};
use crate::ir::{Step, Value};
use crate::mentions;
use crate::{bindings, catalogue};

impl Builder<'_> {
    /// An expression as a local that does not change, unless it gives the same again anyway.
    pub(super) fn freeze(&mut self, expr: &mut Expr, steps: &mut Vec<Step>) {
        if !is_stable(expr, &self.bindings) {
            let ident = self.temporary(Value::Plain(expr.clone()), expr.span(), steps);
            *expr = syn::parse_quote!(#ident);
        }
    }

    /// A closure that lives across a checkpoint is in the way of an exclusive borrow that ends there and is made again.
    pub(super) fn refuse_exclusive(&mut self, closure: &Expr) {
        let captured = mentions::captured(closure);
        if is_behind_exclusive(&captured, &self.bindings) {
            self.report.at(closure, catalogue::EXCLUSIVE_CAPTURE);
        }
    }

    /// A `move` closure has the values of when it was made, not those its locals have when it is made again: they are
    /// put into locals that do not change.
    pub(super) fn freeze_captures(&mut self, expr: &mut Expr, steps: &mut Vec<Step>) {
        let Expr::Closure(closure) = &*expr else { return };
        if closure.capture.is_none() {
            return;
        }
        let parts = parted(expr);
        let captured = mentions::captured(expr);
        if parts.iter().any(|local| captured.contains(local) && self.bindings.get(*local).mutable) {
            self.report.at(closure.capture, catalogue::MOVED_PART);
        }
        let whole = |local: &Local| self.bindings.get(*local).mutable && !parts.contains(local);
        let locals: Vec<Local> = captured.into_iter().filter(whole).collect();
        if locals.is_empty() {
            return;
        }
        let mut tokens = expr.to_token_stream();
        let (mut own, mut frozen) = (Vec::new(), Vec::new());
        for local in locals {
            let (name, ident) = (self.bindings.get(local).name.clone(), self.bindings.ident(local));
            let copy = self.bindings.declare(&name, false, Role::Named);
            tokens = bindings::exchange(tokens, local, copy);
            own.push(self.bindings.ident(copy));
            frozen.push(self.temporary(Value::Plain(syn::parse_quote!(#ident)), ident.span(), steps));
        }
        *expr = syn::parse_quote!({ #(let #own = #frozen;)* #tokens });
    }

    /// The ends of a range as locals that do not change.
    pub(super) fn freeze_range(&mut self, range: &mut syn::ExprRange, steps: &mut Vec<Step>) {
        range.start.iter_mut().chain(&mut range.end).for_each(|end| self.freeze(end, steps));
    }

    /// In `&items[i + 1]` or `&items[i]` of a mutable `i`, the index becomes a local that does not change.
    pub(super) fn freeze_indices(&mut self, expr: &mut Expr, steps: &mut Vec<Step>) {
        match expr {
            Expr::Reference(node) => self.freeze_indices(&mut node.expr, steps),
            Expr::Paren(node) => self.freeze_indices(&mut node.expr, steps),
            Expr::Tuple(node) => node.elems.iter_mut().for_each(|part| self.freeze_indices(part, steps)),
            Expr::Field(node) => self.freeze_indices(&mut node.base, steps),
            Expr::Unary(node) if matches!(node.op, syn::UnOp::Deref(_)) => {
                self.freeze_indices(&mut node.expr, steps);
            }
            Expr::MethodCall(node) if is_view(&node.method) => self.freeze_indices(&mut node.receiver, steps),
            Expr::MethodCall(node) if is_borrowing(&node.method) => {
                self.freeze_indices(&mut node.receiver, steps);
            }
            Expr::Call(node) if is_view_call(node) => {
                node.args.iter_mut().for_each(|argument| self.freeze_indices(argument, steps));
            }
            Expr::Index(node) if is_place(&node.expr) => {
                self.freeze_indices(&mut node.expr, steps);
                match &mut *node.index {
                    Expr::Range(range) => self.freeze_range(range, steps),
                    Expr::Reference(key) if is_key(key) && !is_stable(&key.expr, &self.bindings) => {
                        let place = &key.expr;
                        let mut copy: Expr = syn::parse_quote!(::core::clone::Clone::clone(&#place));
                        self.freeze(&mut copy, steps);
                        *key.expr = copy;
                    }
                    index => self.freeze(index, steps),
                }
            }
            _ => {}
        }
    }
}

/// Whether what a key is borrowed from is a local or a field of one, so that it has a size.
fn is_key(key: &syn::ExprReference) -> bool {
    key.mutability.is_none() && is_place(&key.expr) && matches!(&*key.expr, Expr::Path(_) | Expr::Field(_))
}

/// The locals of which an expression names fields: a closure captures those, not the whole.
fn parted(expr: &Expr) -> Locals {
    struct Parted(Locals);
    impl<'ast> Visit<'ast> for Parted {
        fn visit_expr_field(&mut self, node: &'ast syn::ExprField) {
            self.0.extend(root(&node.base));
            visit::visit_expr_field(self, node);
        }
    }
    let mut parted = Parted(Locals::new());
    parted.visit_expr(expr);
    parted.0
}
