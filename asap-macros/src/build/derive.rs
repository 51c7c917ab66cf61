//! Locals that only borrow from others, and how they are had again.
//!
//! A macro sees no types, but it sees borrows: `let cfg = &self.config`, `for x in &items`, the bindings of
//! `if let Some(x) = &slot`. What they borrow from is saved in their place, and the borrow is made again. The
//! borrow checker guarantees that it gives the same: while the borrow lives, its place has not changed.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, Ident, Pat, Stmt};

use super::Builder;
use super::choice::chosen;
use super::patterns::{by_ref, is_ambiguous, is_copied};
use crate::bindings::{Bindings, Derived, How, Local, Locals, Role};
use crate::ir::{Access, Step, Value};
use crate::{bindings, catalogue, syntax};

/// Methods that give an iterator over a shared borrow of their receiver.
const SHARED: &[&str] = &[
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
const EXCLUSIVE: &[&str] = &["iter_mut", "values_mut", "chunks_mut", "chunks_exact_mut", "range_mut"];

/// Adaptors of the standard library that give the same again on a borrow.
const WHOLE: &[&str] = &[
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
const VIEWS: &[&str] = &[
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
const LENDING: &[&str] = &[
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

/// Whether an expression is a place whose root is a local.
pub(super) fn is_place(expr: &Expr) -> bool {
    match syntax::strip(expr) {
        Expr::Path(_) => syntax::as_local(expr).is_some(),
        Expr::Field(node) => is_place(&node.base),
        Expr::Index(node) => is_place(&node.expr),
        Expr::Unary(node) => matches!(node.op, syn::UnOp::Deref(_)) && is_place(&node.expr),
        _ => false,
    }
}

/// The local at the root of a place.
fn root(expr: &Expr) -> Option<Local> {
    match syntax::strip(expr) {
        Expr::Path(_) => syntax::as_local(expr),
        Expr::Field(node) => root(&node.base),
        Expr::Index(node) => root(&node.expr),
        Expr::Unary(node) => root(&node.expr),
        _ => None,
    }
}

/// Whether an expression gives the same value again wherever the locals in it live, and does nothing else.
pub(super) fn is_stable(expr: &Expr, bindings: &Bindings) -> bool {
    if syntax::is_constant(expr) {
        return true;
    }
    match syntax::strip(expr) {
        // A path that is no local is a constant or a function.
        Expr::Path(_) => syntax::as_local(expr).is_none_or(|local| !bindings.get(local).mutable),
        Expr::Field(node) => is_stable(&node.base, bindings),
        Expr::Reference(node) => {
            is_stable(&node.expr, bindings) || node.mutability.is_none() && is_place(&node.expr)
        }
        Expr::Binary(node) => is_stable(&node.left, bindings) && is_stable(&node.right, bindings),
        Expr::Range(node) => node.start.iter().chain(node.end.iter()).all(|end| is_stable(end, bindings)),
        Expr::Closure(_) => true,
        _ => false,
    }
}

/// Whether a call of methods on a place has arguments that do not change.
fn is_fixed(expr: &Expr, bindings: &Bindings) -> bool {
    match syntax::strip(expr) {
        Expr::MethodCall(node) => {
            let is_fixed_argument = |argument: &Expr| {
                let is_changed = |local: &Local| bindings.get(*local).mutable;
                is_stable(argument, bindings) && !bindings::mentioned(argument).iter().any(is_changed)
            };
            node.args.iter().all(is_fixed_argument) && is_fixed(&node.receiver, bindings)
        }
        Expr::Reference(node) => is_fixed(&node.expr, bindings),
        Expr::Index(_) => false,
        place => is_place(place),
    }
}

/// Whether something is borrowed through an exclusive borrow, which ends where its place is saved.
fn is_behind_exclusive(roots: &Locals, bindings: &Bindings) -> bool {
    let derived = roots.iter().filter_map(|&root| bindings.get(root).derived.as_ref());
    derived.into_iter().any(|derived| derived.exclusive)
}

/// How a loop has access to what it iterates over.
pub(super) fn access(base: &Expr, bindings: &Bindings) -> Access {
    match access_itself(base, bindings) {
        Access::Shared if is_behind_exclusive(&bindings::mentioned(base), bindings) => Access::Exclusive,
        access => access,
    }
}

fn access_itself(base: &Expr, bindings: &Bindings) -> Access {
    match syntax::strip(base) {
        Expr::Reference(node)
            if is_place(&node.expr) || syntax::is_constant(&node.expr) || is_viewed(&node.expr) =>
        {
            if node.mutability.is_some() { Access::Exclusive } else { Access::Shared }
        }
        Expr::MethodCall(node) if is_viewed(&node.receiver) => {
            let method = node.method.to_string();
            if SHARED.contains(&method.as_str()) {
                Access::Shared
            } else if EXCLUSIVE.contains(&method.as_str()) {
                Access::Exclusive
            } else if method == "into_iter" {
                access_itself(&node.receiver, bindings)
            } else {
                Access::Owned
            }
        }
        // An adaptor that the runtime has no form of its own for, on top of a borrow: derived again as a whole.
        Expr::MethodCall(node)
            if WHOLE.contains(&node.method.to_string().as_str())
                && node.args.iter().all(|argument| !matches!(argument, Expr::Closure(_))) =>
        {
            access_itself(&node.receiver, bindings)
        }
        constant if is_text_array(constant) => Access::Shared,
        place if is_place(place) => match root(place).and_then(|root| bindings.get(root).derived.as_ref()) {
            Some(derived) if derived.exclusive => Access::Exclusive,
            Some(_) => Access::Shared,
            None => Access::Owned,
        },
        _ => Access::Owned,
    }
}

/// `x.as_slice()`, and views of views, of a local.
fn is_view_of_place(expr: &Expr) -> bool {
    match syntax::strip(expr) {
        Expr::MethodCall(node) => {
            is_view(&node.method) && (is_place(&node.receiver) || is_view_of_place(&node.receiver))
        }
        _ => false,
    }
}

fn is_exclusive_view(expr: &Expr) -> bool {
    matches!(syntax::strip(expr), Expr::MethodCall(node)
        if node.method.to_string().contains("mut") || is_exclusive_view(&node.receiver))
}

/// `["a", "b"]`: its items borrow for ever and so cannot be read back, but it can be written again.
fn is_text_array(expr: &Expr) -> bool {
    match syntax::strip(expr) {
        Expr::Array(node) => syntax::is_constant(expr) && node.elems.iter().any(is_text),
        _ => false,
    }
}

fn is_text(expr: &Expr) -> bool {
    match syntax::strip(expr) {
        Expr::Lit(node) => matches!(node.lit, syn::Lit::Str(_) | syn::Lit::ByteStr(_) | syn::Lit::CStr(_)),
        Expr::Reference(_) => true,
        Expr::Tuple(node) => node.elems.iter().any(is_text),
        Expr::Array(node) => node.elems.iter().any(is_text),
        _ => false,
    }
}

fn is_viewed(expr: &Expr) -> bool {
    is_place(expr)
        || syntax::is_constant(expr)
        || match syntax::strip(expr) {
            Expr::MethodCall(node) => is_view(&node.method) && is_viewed(&node.receiver),
            Expr::Reference(node) => is_viewed(&node.expr),
            Expr::Call(node) => is_view_call(node),
            _ => false,
        }
}

/// A `let` of a closure that is used behind a later point.
pub(super) fn crossing_closure(stmt: &Stmt, rest: &[Stmt]) -> Option<Local> {
    let Stmt::Local(node) = stmt else { return None };
    let Pat::Ident(pat) = &node.pat else { return None };
    let init = node.init.as_ref()?;
    if !matches!(syntax::strip(&init.expr), Expr::Closure(_)) || !node.attrs.is_empty() {
        return None;
    }
    let local = bindings::decode(&pat.ident.to_string())?;
    let first = rest.iter().position(syntax::stmt_has_point)?;
    rest[first..].iter().any(|stmt| bindings::mentioned(stmt).contains(&local)).then_some(local)
}

impl Builder<'_> {
    /// Notes the bindings of `let pat = expr` (or an arm's) that only borrow.
    pub(super) fn derive(&mut self, expr: &Expr, pat: &Pat, bound: &[Local]) {
        let (pat, is_guarded) = match pat {
            Pat::Guard(node) => (&*node.pat, true),
            pat => (pat, false),
        };
        self.derive_part(expr, pat, bound, is_guarded);
    }

    /// In `match (&a, &b) { (x, y) => … }` each part of the pattern is held against its own borrow.
    fn derive_parts(&mut self, values: &syn::ExprTuple, pat: &Pat, is_guarded: bool) {
        let elems = match pat {
            Pat::Paren(node) => return self.derive_parts(values, &node.pat, is_guarded),
            Pat::Tuple(node) => &node.elems,
            _ => return,
        };
        let rest = elems.iter().position(|pat| matches!(pat, Pat::Rest(_)));
        let behind = rest.map_or(0, |rest| elems.len() - rest - 1);
        let front = elems.iter().take(rest.unwrap_or(elems.len())).zip(&values.elems);
        let back = elems.iter().rev().take(behind).zip(values.elems.iter().rev());
        for (pat, value) in front.chain(back) {
            self.derive_part(value, pat, &syntax::bound(pat), is_guarded);
        }
    }

    fn derive_part(&mut self, expr: &Expr, pat: &Pat, bound: &[Local], is_guarded: bool) {
        if let Expr::Tuple(values) = syntax::strip(expr) {
            return self.derive_parts(values, pat, is_guarded);
        }
        let plain = match pat {
            Pat::Ident(node) => node.by_ref.is_none() && node.subpat.is_none(),
            _ => false,
        };
        if is_lent(expr) && !is_view_of_place(syntax::strip(expr)) {
            return self.lend(expr, pat, bound, plain);
        }
        let (place, borrowed) = match syntax::strip(expr) {
            Expr::Reference(node) => (&*node.expr, Some(node.mutability.is_some())),
            other => (other, None),
        };
        let is_literal = matches!(syntax::strip(expr), Expr::Lit(syn::ExprLit { lit, .. })
            if matches!(lit, syn::Lit::Str(_) | syn::Lit::ByteStr(_) | syn::Lit::CStr(_)))
            || borrowed == Some(false) && syntax::is_constant(place);
        // Of a borrowed `x`, `let y = x` and the patterns on `x` go on borrowing. A place inside it, `x.field`, is a
        // value: what is bound there is a copy, which the place may have outlived.
        let inherited = syntax::as_local(place)
            .and_then(|local| self.bindings.get(local).derived.as_ref())
            .map(|d| d.exclusive);
        // One of several borrows, of which a local says which.
        let chosen = if plain { chosen(place, &self.bindings) } else { None };
        // `x.as_slice()` borrows from `x` as `&x` does.
        let view = (borrowed.is_none() && is_view_of_place(place)).then(|| is_exclusive_view(place));
        let borrowed = borrowed.or(view).or(chosen);
        let is_place = is_place(place) || is_view_of_place(place) || chosen.is_some();
        let family = (!plain).then(|| self.bindings.family());
        for &local in bound {
            // Below `&` a binding is a copy too.
            if self.bindings.get(local).mutable || is_copied(pat, local) {
                continue;
            }
            let by_ref = by_ref(pat, local);
            // What a guard or a changed place says of alternatives that look alike cannot be asked again.
            let is_ambiguous = is_ambiguous(pat, local);
            let exclusive = match (is_literal, is_place, borrowed, by_ref) {
                (true, ..) => false,
                (_, false, ..) => continue,
                (_, _, Some(exclusive), _) | (_, _, None, Some(exclusive)) => exclusive,
                (_, _, None, None) => match inherited {
                    Some(exclusive) => exclusive,
                    None => continue,
                },
            };
            if is_ambiguous && (exclusive || is_guarded) {
                continue;
            }
            let expr = &if view.is_some() { viewed(expr) } else { expr.clone() };
            let how = if plain {
                How::Value(Box::new(expr.clone()))
            } else {
                How::Pattern(Box::new(expr.clone()), Box::new(pat.clone()))
            };
            let roots = bindings::mentioned(expr);
            let exclusive = exclusive || is_behind_exclusive(&roots, &self.bindings);
            self.bindings.get_mut(local).derived = Some(Derived { roots, exclusive, how, ty: None, family });
        }
        // What one pattern derives is derived together.
        let derived = |this: &Self, local: Local| this.bindings.get(local).derived.clone();
        if bound.iter().any(|&local| derived(self, local).is_some_and(|derived| derived.exclusive)) {
            for &local in bound {
                if let Some(derived) = &mut self.bindings.get_mut(local).derived {
                    derived.exclusive = true;
                }
            }
        }
    }

    /// Notes what a method like `last` or `get` may lend. Whether it does, its type says; until a part of it has to be had
    /// again it is a value.
    fn lend(&mut self, expr: &Expr, pat: &Pat, bound: &[Local], plain: bool) {
        if !is_fixed(expr, &self.bindings) {
            return;
        }
        let family = (!plain).then(|| self.bindings.family());
        let viewed = Box::new(viewed(expr));
        for &local in bound {
            let is_part = !is_copied(pat, local) && by_ref(pat, local).is_none() && !is_ambiguous(pat, local);
            if is_part && !self.bindings.get(local).mutable {
                let how = if plain {
                    How::Value(viewed.clone())
                } else {
                    How::Pattern(viewed.clone(), Box::new(pat.clone()))
                };
                let (roots, exclusive) = (bindings::mentioned(expr), is_exclusive_view(expr));
                self.bindings.get_mut(local).lent = Some(Derived { roots, exclusive, how, ty: None, family });
            }
        }
    }

    /// `let c = &make();` keeps the temporary to the end of the block: here it becomes a local of its own.
    pub(super) fn extend_temporary(&mut self, init: &mut Expr, steps: &mut Vec<Step>) {
        let Expr::Reference(node) = init else { return };
        if is_place(&node.expr) || syntax::is_constant(&node.expr) || matches!(&*node.expr, Expr::Path(_)) {
            return;
        }
        if let Expr::Reference(_) = &*node.expr {
            return self.extend_temporary(&mut node.expr, steps);
        }
        if has_method_place(&node.expr) {
            return;
        }
        let ident = self.temporary(Value::Plain((*node.expr).clone()), node.expr.span(), steps);
        if let Some(local) = bindings::decode(&ident.to_string()) {
            let binding = self.bindings.get_mut(local);
            binding.mutable |= node.mutability.is_some();
        }
        *node.expr = syn::parse_quote!(#ident);
    }

    /// Whether `let pat = expr` may borrow, so that an index in `expr` has to stay as it is.
    pub(super) fn may_borrow(expr: &Expr, pat: &Pat) -> bool {
        let is_borrow = |expr: &Expr| matches!(expr, Expr::Reference(_));
        is_borrow(expr)
            || matches!(expr, Expr::Tuple(node) if node.elems.iter().any(is_borrow))
            || is_view_of_place(expr)
            || syntax::bound(pat).iter().any(|&local| by_ref(pat, local).is_some())
    }

    /// An expression as a local that does not change, unless it gives the same again anyway.
    pub(super) fn freeze(&mut self, expr: &mut Expr, steps: &mut Vec<Step>) {
        if !is_stable(expr, &self.bindings) {
            let ident = self.temporary(Value::Plain(expr.clone()), expr.span(), steps);
            *expr = syn::parse_quote!(#ident);
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
        let captured = syntax::captured(expr, syntax::declared_inside(expr));
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

/// `foo().bar` and the like: a place inside a temporary.
fn has_method_place(expr: &Expr) -> bool {
    matches!(expr, Expr::Field(_) | Expr::Index(_) | Expr::Unary(_))
}

/// A view with the runtime's word that it borrows: a method of that name that gives a value of its own must not be
/// called again.
pub(super) fn viewed(expr: &Expr) -> Expr {
    let span = expr.span();
    syn::parse_quote_spanned!(span=> __asap::view(#expr))
}

fn is_view_call(node: &syn::ExprCall) -> bool {
    matches!(&*node.func, Expr::Path(path) if path.path.segments.first().is_some_and(|s| s.ident == "__asap"))
}
