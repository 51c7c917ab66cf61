//! Methods of the standard library, by what they do with their receiver.
//!
//! A macro knows a method's name only. Where one of these names means something else, the type says so, and the runtime
//! holds it to that.

use syn::visit::{self, Visit};
use syn::{Expr, Ident, Stmt};

use super::derive::{is_viewed, root};
use crate::bindings::Locals;
use crate::syntax;

/// Methods that give an iterator over a shared borrow of their receiver.
pub(super) const SHARED: &[&str] = &[
    "iter",
    "chars",
    "char_indices",
    "bytes",
    "lines",
    "windows",
    "chunks",
    "chunks_exact",
    "rchunks",
    "split",
    "rsplit",
    "splitn",
    "rsplitn",
    "split_terminator",
    "split_inclusive",
    "split_whitespace",
    "split_ascii_whitespace",
    "keys",
    "values",
    "range",
    "chunk_by",
    "matches",
    "match_indices",
];

/// Methods that give an iterator over an exclusive borrow of their receiver.
pub(super) const EXCLUSIVE: &[&str] =
    &["iter_mut", "values_mut", "chunks_mut", "chunks_exact_mut", "range_mut"];

/// Adaptors of the standard library that give the same again on a borrow.
pub(super) const WHOLE: &[&str] = &[
    "flatten",
    "cycle",
    "fuse",
    "peekable",
    "enumerate",
    "rev",
    "zip",
    "skip",
    "take",
    "step_by",
    "chain",
    "copied",
    "cloned",
];

/// Methods that give another view of their receiver, without an effect.
pub(super) const VIEWS: &[&str] = &[
    "as_str",
    "as_slice",
    "as_ref",
    "as_bytes",
    "as_deref",
    "as_deref_mut",
    "as_mut",
    "as_mut_slice",
    "as_mut_str",
    "as_path",
    "as_os_str",
    "trim",
    "trim_start",
    "trim_end",
    "deref",
];

/// Methods of the standard library that give a borrow of a part of their receiver, if there is one.
pub(super) const LENDING: &[&str] = &[
    "first",
    "last",
    "get",
    "get_mut",
    "first_mut",
    "last_mut",
    "front",
    "front_mut",
    "back",
    "back_mut",
    "split_first",
    "split_last",
    "split_at",
    "first_key_value",
    "last_key_value",
    "get_key_value",
    "strip_prefix",
    "strip_suffix",
    "split_once",
    "rsplit_once",
];

/// Whether what a pattern is held against is lent by a method of a place.
pub(crate) fn is_lent(test: &Expr) -> bool {
    match syntax::strip(test) {
        Expr::Let(node) => is_lent(&node.expr),
        Expr::MethodCall(node) => {
            let lends = LENDING.contains(&node.method.to_string().as_str()) || is_view(&node.method);
            lends && is_viewed(&node.receiver)
        }
        _ => false,
    }
}

/// The locals of which methods in an expression give a borrow.
pub(crate) fn lenders(expr: &Expr) -> Locals {
    struct Lenders(Locals);
    impl<'ast> Visit<'ast> for Lenders {
        fn visit_expr_method_call(&mut self, node: &'ast syn::ExprMethodCall) {
            let lends = LENDING.contains(&node.method.to_string().as_str());
            if lends || is_borrowing(&node.method) || is_view(&node.method) {
                self.0.extend(root(&node.receiver));
            }
            visit::visit_expr_method_call(self, node);
        }
        fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
        // Only its value goes on.
        fn visit_block(&mut self, node: &'ast syn::Block) {
            if let Some(Stmt::Expr(value, None)) = node.stmts.last() {
                self.visit_expr(value);
            }
        }
    }
    let mut lenders = Lenders(Locals::new());
    lenders.visit_expr(expr);
    lenders.0
}

/// Whether what an expression gives may borrow from a temporary of its own.
pub(crate) fn keeps_temporary(expr: &Expr) -> bool {
    struct Temporaries(bool);
    impl<'ast> Visit<'ast> for Temporaries {
        fn visit_expr_method_call(&mut self, node: &'ast syn::ExprMethodCall) {
            self.0 |= !is_viewed(&node.receiver);
            visit::visit_expr_method_call(self, node);
        }
        fn visit_expr_reference(&mut self, node: &'ast syn::ExprReference) {
            self.0 |= !is_viewed(&node.expr);
            visit::visit_expr_reference(self, node);
        }
        fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
    }
    let mut temporaries = Temporaries(false);
    temporaries.visit_expr(expr);
    temporaries.0
}

/// Methods of the standard library that borrow their receiver for the call only.
const LOOKING: &[&str] = &[
    "len",
    "is_empty",
    "clone",
    "contains",
    "contains_key",
    "push",
    "push_str",
    "push_back",
    "push_front",
    "pop",
    "pop_back",
    "pop_front",
    "insert",
    "remove",
    "extend",
    "clear",
    "truncate",
    "sort",
    "is_some",
    "is_none",
    "is_ok",
    "is_err",
    "to_string",
    "to_owned",
    "to_vec",
    "cmp",
    "eq",
    "starts_with",
    "ends_with",
    "take",
    "replace",
];

/// Whether a method leaves its receiver where it is.
pub(crate) fn only_borrows(method: &Ident) -> bool {
    let name = method.to_string();
    let name = name.as_str();
    is_borrowing(method) || is_view(method) || LENDING.contains(&name) || LOOKING.contains(&name)
}

pub(super) fn is_borrowing(method: &Ident) -> bool {
    let method = method.to_string();
    SHARED.contains(&method.as_str()) || EXCLUSIVE.contains(&method.as_str())
}

pub(super) fn is_view(method: &Ident) -> bool {
    VIEWS.contains(&method.to_string().as_str())
}
