//! `let`s: what their value becomes where it holds a checkpoint, and whether they borrow.

use proc_macro2::Ident;
use syn::{Attribute, Expr, Pat};

use super::derive::is_viewed;
use super::{Builder, patterns, unit};
use crate::ir::{Let, Step, StepKind, Value};
use crate::{bindings, syntax};

impl Builder<'_> {
    pub(super) fn local(&mut self, node: &syn::Local, steps: &mut Vec<Step>) {
        let (pat, ty) = match &node.pat {
            Pat::Type(typed) => ((*typed.pat).clone(), Some((*typed.ty).clone())),
            pat => (pat.clone(), None),
        };
        let bound = syntax::bound(&pat);
        if let ([local], Pat::Ident(_), Some(ty)) = (&bound[..], &pat, &ty) {
            self.bindings.get_mut(*local).typed = syntax::is_complete(ty);
        }
        if bound.iter().any(|&local| self.bindings.get(local).rebuilt) {
            let init = node.init.as_ref().map(|init| syntax::strip(&init.expr));
            if !init.is_some_and(|init| matches!(init, Expr::Reference(_)) && is_viewed(init)) {
                return self.rebuilt(node, &pat, ty, steps);
            }
            // A borrow of a place is made again anyway, and then the place may move in between.
            for &local in &bound {
                self.bindings.get_mut(local).rebuilt = false;
            }
        }
        let cfg: Vec<Attribute> = node.attrs.iter().filter(|a| a.path().is_ident("cfg")).cloned().collect();
        for &local in &bound {
            self.bindings.get_mut(local).cfg.clone_from(&cfg);
        }
        if let Some(syn::LocalInit { expr, diverge: Some((_, otherwise)), .. }) = &node.init
            && syntax::has_point(otherwise)
        {
            if cfg.is_empty() && !syntax::has_point(expr) && Self::may_borrow(expr, &pat) {
                let mut place = (**expr).clone();
                self.freeze_indices(&mut place, steps);
                self.derive(&place, &pat, &bound);
                if bound.iter().any(|&local| self.bindings.get(local).derived.is_some()) {
                    return self.borrow_else(node, (pat, ty), place, otherwise, steps);
                }
            }
            return self.let_else(node, &pat, expr, otherwise, steps);
        }
        let mut diverge = None;
        let init = node.init.as_ref().map(|init| {
            if let Some((_, otherwise)) = &init.diverge {
                diverge = Some((**otherwise).clone());
            }
            if syntax::has_point(&init.expr) && diverge.is_some() {
                // The `else` stands behind the value, and may use what the value's checkpoints need too.
                let value = self.settle(&init.expr, steps);
                return Value::Plain(syn::parse_quote!(({ #value })));
            }
            let mut expr = (*init.expr).clone();
            if syntax::has_point(&expr) {
                let (kept, first) = (self.kept, steps.len());
                let value = self.lower(&expr, steps);
                let is_value =
                    !matches!(expr, Expr::Reference(_) | Expr::Tuple(_) | Expr::Struct(_) | Expr::Array(_));
                let value =
                    if is_value { value.map(|value| self.ended(value, kept, first, steps)) } else { value };
                match value {
                    // What is left of it may be a borrow.
                    Some(Value::Plain(rest)) => expr = rest,
                    value => return value.unwrap_or_else(unit),
                }
            }
            if cfg.is_empty() {
                self.choose(&mut expr, &pat, steps);
                self.extend_temporary(&mut expr, steps);
                if Self::may_borrow(&expr, &pat) {
                    self.freeze_indices(&mut expr, steps);
                }
            }
            // `let x: T = y.trim()` says that it is a value of its own, whatever the method's name says.
            let is_value =
                ty.as_ref().is_some_and(|ty| !matches!(ty, syn::Type::Reference(_) | syn::Type::Infer(_)));
            if !(is_value && matches!(syntax::strip(&expr), Expr::MethodCall(_))) {
                self.derive(&expr, &pat, &bound);
                if let [local] = bound[..] {
                    let binding = self.bindings.get_mut(local);
                    let ways = binding.derived.iter_mut().chain(&mut binding.lent);
                    ways.for_each(|derived| derived.ty.clone_from(&ty));
                }
            }
            Value::Plain(expr)
        });
        let attributes = node.attrs.clone();
        steps.push(Self::step(StepKind::Let(Box::new(Let {
            attributes,
            pat,
            ty,
            init,
            diverge,
            is_declared: false,
        }))));
    }

    /// `let PAT = &place else { checkpoint!(); return };` is `match &place { PAT => {}, _ => { … } }` and the same `let`
    /// behind it: a borrow that came out of the `match` would be in the way of a place that is in a slot.
    fn borrow_else(
        &mut self,
        node: &syn::Local,
        (pat, ty): (Pat, Option<syn::Type>),
        place: Expr,
        otherwise: &Expr,
        steps: &mut Vec<Step>,
    ) {
        let mut tested = pat.clone();
        patterns::unbind(&mut tested, &syntax::bound(&pat).into_iter().collect());
        let test: Expr = syn::parse_quote!(match #place { #tested => {}, _ => #otherwise });
        if let Some(value) = self.lower(&test, steps) {
            steps.push(Self::step(StepKind::Value { value, attributes: Vec::new(), semi: true }));
        }
        steps.push(Self::step(StepKind::Let(Box::new(Let {
            attributes: node.attrs.clone(),
            pat,
            ty,
            init: Some(Value::Plain(place)),
            diverge: Some(syn::parse_quote!({ ::core::unreachable!() })),
            is_declared: false,
        }))));
    }

    /// `let PAT = e else { checkpoint!(); return };` is `let bound = match e { PAT => bound, _ => { … } };`.
    fn let_else(
        &mut self,
        node: &syn::Local,
        pat: &Pat,
        expr: &Expr,
        otherwise: &Expr,
        steps: &mut Vec<Step>,
    ) {
        let bound = syntax::bound(pat);
        let mut inner = pat.clone();
        let (mut outer, mut values): (Vec<Pat>, Vec<Ident>) = (Vec::new(), Vec::new());
        for &local in &bound {
            let binding = self.bindings.get(local).clone();
            let copy = self.bindings.declare(&binding.name, false, bindings::Role::Named);
            let (ident, new) = (self.bindings.ident(local), self.bindings.ident(copy));
            syntax::rename(&mut inner, &ident, &new);
            outer.push(if binding.mutable {
                syn::parse_quote!(mut #ident)
            } else {
                syn::parse_quote!(#ident)
            });
            values.push(new);
        }
        let test: syn::ExprMatch =
            syn::parse_quote!(match #expr { #inner => (#(#values,)*), _ => #otherwise });
        let init = Some(self.match_at(&test, false, steps));
        let node = Let {
            attributes: node.attrs.clone(),
            pat: syn::parse_quote!((#(#outer,)*)),
            ty: None,
            init,
            diverge: None,
            is_declared: false,
        };
        steps.push(Self::step(StepKind::Let(Box::new(node))));
    }
}
