//! Temporaries in heads: what an arm with a checkpoint binds of one must outlive the head.
//!
//! In `match name.to_lowercase().as_str() { other => { checkpoint!(); … } }` the text that `other` borrows from is there to the end
//! of the statement. The head becomes a statement of its own, so its temporaries become locals in front of it, in the
//! order in which they are made. Behind the checkpoint nobody needs them: what was bound is saved as the text that it is,
//! or refused by its type.

use syn::Expr;
use syn::spanned::Spanned;

use super::Builder;
use super::derive::is_viewed;
use super::methods::{LENDING, is_borrowing, is_view, keeps_temporary};
use crate::ir::{Step, Value};
use crate::{bindings, syntax};

impl Builder<'_> {
    /// Makes locals of the temporaries in a head from which its value may borrow.
    pub(super) fn keep_temporaries(&mut self, head: &mut Expr, steps: &mut Vec<Step>) {
        if lends_temporary(head) && !has_argument_with_temporary(head) {
            self.keep(head, false, steps);
        }
    }

    fn keep(&mut self, expr: &mut Expr, is_borrowed: bool, steps: &mut Vec<Step>) {
        if is_viewed(expr) {
            return;
        }
        match expr {
            Expr::Paren(node) => return self.keep(&mut node.expr, is_borrowed, steps),
            Expr::Group(node) => return self.keep(&mut node.expr, is_borrowed, steps),
            Expr::Reference(node) => return self.keep(&mut node.expr, true, steps),
            Expr::Field(node) => return self.keep(&mut node.base, true, steps),
            Expr::Index(node) => return self.keep(&mut node.expr, true, steps),
            Expr::Unary(node) => return self.keep(&mut node.expr, true, steps),
            Expr::MethodCall(node) => self.keep(&mut node.receiver, true, steps),
            Expr::Try(node) => self.keep(&mut node.expr, false, steps),
            Expr::Await(node) => self.keep(&mut node.base, false, steps),
            _ => {}
        }
        if is_borrowed {
            let ident = self.temporary(Value::Plain(expr.clone()), expr.span(), steps);
            self.kept += 1;
            if let Some(local) = bindings::decode(&ident.to_string()) {
                self.bindings.get_mut(local).mutable = true;
            }
            *expr = syn::parse_quote!(#ident);
        }
    }
}

/// What an expression does something with first: a receiver, or what is borrowed.
fn below(expr: &Expr) -> Option<&Expr> {
    match expr {
        Expr::Paren(node) => Some(&node.expr),
        Expr::Group(node) => Some(&node.expr),
        Expr::Reference(node) => Some(&node.expr),
        Expr::Field(node) => Some(&node.base),
        Expr::Index(node) => Some(&node.expr),
        Expr::Unary(node) => Some(&node.expr),
        Expr::MethodCall(node) => Some(&node.receiver),
        Expr::Try(node) => Some(&node.expr),
        Expr::Await(node) => Some(&node.base),
        _ => None,
    }
}

/// Whether something is borrowed of what is no place: by `&`, or by a method that is known to borrow.
fn lends_temporary(expr: &Expr) -> bool {
    let Some(base) = below(expr) else { return false };
    let borrows = match expr {
        Expr::Reference(_) => true,
        Expr::MethodCall(node) => {
            let method = &node.method;
            is_view(method) || is_borrowing(method) || LENDING.contains(&method.to_string().as_str())
        }
        _ => false,
    };
    borrows && !is_viewed(base) || lends_temporary(base)
}

/// Whether an argument on the way is a temporary, from which a value may borrow too: it would go with its own statement.
fn has_argument_with_temporary(expr: &Expr) -> bool {
    let arguments = match syntax::strip(expr) {
        Expr::MethodCall(node) => Some(&node.args),
        Expr::Call(node) => Some(&node.args),
        _ => None,
    };
    arguments.into_iter().flatten().any(keeps_temporary)
        || below(expr).is_some_and(has_argument_with_temporary)
}
