//! Locals that only borrow from others, and how they are had again.
//!
//! A macro sees no types, but it sees borrows: `let cfg = &self.config`, `for x in &items`, the bindings of
//! `if let Some(x) = &slot`. What they borrow from is saved in their place, and the borrow is made again. The
//! borrow checker guarantees that it gives the same: while the borrow lives, its place has not changed.

use syn::spanned::Spanned;
use syn::{Expr, Pat};

use super::Builder;
use super::choice::chosen;
use super::methods::{EXCLUSIVE, SHARED, WHOLE, is_lent, is_view};
use super::patterns::{by_ref, is_ambiguous, is_copied};
use crate::bindings::{Bindings, Derived, How, Local, Locals};
use crate::ir::{Access, Step, Value};
use crate::mentions::Mentions;
use crate::{bindings, syntax};

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
pub(crate) fn root(expr: &Expr) -> Option<Local> {
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
                is_stable(argument, bindings) && !argument.mentioned().iter().any(is_changed)
            };
            node.args.iter().all(is_fixed_argument) && is_fixed(&node.receiver, bindings)
        }
        Expr::Reference(node) => is_fixed(&node.expr, bindings),
        Expr::Index(_) => false,
        place => is_place(place),
    }
}

/// Whether something is borrowed through an exclusive borrow, which ends where its place is saved.
pub(super) fn is_behind_exclusive(roots: &Locals, bindings: &Bindings) -> bool {
    let derived = roots.iter().filter_map(|&root| bindings.get(root).derived.as_ref());
    derived.into_iter().any(|derived| derived.exclusive)
}

/// How a loop has access to what it iterates over.
pub(super) fn access(base: &Expr, bindings: &Bindings) -> Access {
    match access_itself(base, bindings) {
        Access::Shared if is_behind_exclusive(&base.mentioned(), bindings) => Access::Exclusive,
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

pub(super) fn is_viewed(expr: &Expr) -> bool {
    is_place(expr)
        || syntax::is_constant(expr)
        || match syntax::strip(expr) {
            Expr::MethodCall(node) => is_view(&node.method) && is_viewed(&node.receiver),
            Expr::Reference(node) => is_viewed(&node.expr),
            Expr::Call(node) => is_view_call(node),
            _ => false,
        }
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
            // A guard is asked for one alternative after the other.
            Pat::Or(_) if !is_guarded => return self.derive_alternatives(values, pat),
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

    /// In `match (&a, &b) { (Some(x), _) | (_, Some(x)) => … }` the alternatives are held against all borrows again.
    fn derive_alternatives(&mut self, values: &syn::ExprTuple, pat: &Pat) {
        let is_shared = |value: &Expr| match syntax::strip(value) {
            Expr::Reference(node) => node.mutability.is_none() && is_place(&node.expr),
            value => syntax::as_local(value)
                .and_then(|local| self.bindings.get(local).derived.as_ref())
                .is_some_and(|derived| !derived.exclusive),
        };
        let roots = values.elems.mentioned();
        if !values.elems.iter().all(is_shared) || is_behind_exclusive(&roots, &self.bindings) {
            return;
        }
        let family = Some(self.bindings.family());
        let how = How::Pattern(Box::new(Expr::Tuple(values.clone())), Box::new(pat.clone()));
        for local in syntax::bound(pat) {
            if !self.bindings.get(local).mutable && !is_copied(pat, local) {
                let (roots, how) = (roots.clone(), how.clone());
                self.bindings.get_mut(local).derived =
                    Some(Derived { roots, exclusive: false, how, ty: None, family });
            }
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
            return self.lend(viewed(expr), expr, pat, bound);
        }
        if let Some(local) = syntax::as_local(expr)
            && self.bindings.get(local).lent.is_some()
        {
            return self.lend(expr.clone(), expr, pat, bound);
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
            let roots = expr.mentioned();
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
    fn lend(&mut self, viewed: Expr, expr: &Expr, pat: &Pat, bound: &[Local]) {
        if !is_fixed(expr, &self.bindings) {
            return;
        }
        let plain = matches!(pat, Pat::Ident(node) if node.by_ref.is_none() && node.subpat.is_none());
        let family = (!plain).then(|| self.bindings.family());
        let viewed = Box::new(viewed);
        for &local in bound {
            let is_part = !is_copied(pat, local) && by_ref(pat, local).is_none() && !is_ambiguous(pat, local);
            if is_part && !self.bindings.get(local).mutable {
                let how = if plain {
                    How::Value(viewed.clone())
                } else {
                    How::Pattern(viewed.clone(), Box::new(pat.clone()))
                };
                let roots = expr.mentioned();
                let lent = roots.iter().filter_map(|&root| self.bindings.get(root).lent.as_ref());
                let exclusive = is_exclusive_view(expr) || lent.into_iter().any(|lent| lent.exclusive);
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

pub(super) fn is_view_call(node: &syn::ExprCall) -> bool {
    matches!(&*node.func, Expr::Path(path) if path.path.segments.first().is_some_and(|s| s.ident == "__asap"))
}
