//! Branches: the head runs once and selects, then the selected arm is entered.
//!
//! What a head selected is a local of the expansion. For an `if` that binds nothing it is a `bool`; else it is a
//! `Select`, which carries the bindings of the arm. On resume it carries nothing: the path to the point says which arm
//! it was, and the arm takes its bindings from the snapshot.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::slot::Open;
use super::{Emitter, hygienic};
use crate::bindings::{Local, Locals};
use crate::build::patterns;
use crate::ir::{Branch, Head, Selected, Test};
use crate::mentions::Mentions;

impl Emitter<'_> {
    fn enum_of(selector: Local) -> Ident {
        format_ident!("Select{}", selector.0)
    }

    fn is_bool(head: &Head) -> bool {
        match &head.test {
            Test::If(cond) => !crate::syntax::has_let(cond),
            Test::Match(_) => false,
        }
    }

    /// Declares a selector, with its type.
    pub(super) fn declare_selector(&self, head: &Head) -> TokenStream {
        let selected = self.ident(head.selector);
        if Self::is_bool(head) {
            return quote!(let #selected: bool;);
        }
        let name = Self::enum_of(head.selector);
        let mut generics = Vec::new();
        let mut variants = Vec::new();
        for (index, arm) in head.arms.iter().enumerate() {
            let variant = variant_name(index);
            if arm.inline.is_some() {
                continue;
            }
            let cfg = arm.attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
            if self.carried(&arm.bound).is_empty() {
                variants.push(quote!(#(#cfg)* #variant));
            } else {
                let parameter = format_ident!("A{}", index + 1);
                variants.push(quote!(#variant(::core::option::Option<#parameter>)));
                generics.push(parameter);
            }
        }
        if head.arms.iter().any(|arm| arm.inline.is_some()) {
            let parameter = format_ident!("Done");
            variants.push(quote!(Done(#parameter)));
            generics.push(parameter);
        }
        quote! {
            enum #name<#(#generics),*> { #(#variants),* }
            let #selected;
        }
    }

    /// Evaluates a head.
    pub(super) fn head(&self, head: &Head, open: &Open) -> TokenStream {
        let selected = self.ident(head.selector);
        let is_bool = Self::is_bool(head);
        let value = match &head.test {
            Test::If(cond) if is_bool => self.with_jumps(cond, open).to_token_stream(),
            Test::If(cond) => {
                let mut cond = self.with_jumps(cond, open);
                let used = crate::syntax::used_in_condition(&cond);
                self.unbind_views(&mut cond, &used);
                let [then, otherwise] = &head.arms[..] else { return TokenStream::new() };
                let then = self.outcome(head, 0, then, open);
                let otherwise = self.outcome(head, 1, otherwise, open);
                quote!(if #cond { #then } else { #otherwise })
            }
            Test::Match(scrutinee) => {
                let scrutinee = self.with_jumps(scrutinee, open);
                let arms = head.arms.iter().enumerate().map(|(index, arm)| {
                    let attributes = &arm.attributes;
                    let outcome = self.outcome(head, index, arm, open);
                    let pat = match &arm.pat {
                        Some(pat) if arm.inline.is_none() => {
                            let mut pat = without_mut(pat);
                            let guard = match &pat {
                                syn::Pat::Guard(node) => node.guard.mentioned(),
                                _ => Locals::new(),
                            };
                            patterns::unbind(&mut pat, &self.views_but(&arm.bound, &guard));
                            quote!(#pat)
                        }
                        pat => quote!(#pat),
                    };
                    quote!(#(#attributes)* #pat => #outcome,)
                });
                quote!(match #scrutinee { #(#arms)* })
            }
        };
        quote!(#selected = #value;)
    }

    /// Views that nothing but an arm uses: there they are made again.
    fn views_but(&self, bound: &[Local], used: &Locals) -> Locals {
        bound.iter().copied().filter(|local| self.is_view(*local) && !used.contains(local)).collect()
    }

    /// Takes the views that only the arm uses out of the patterns of a condition.
    fn unbind_views(&self, cond: &mut syn::Expr, used: &Locals) {
        match cond {
            syn::Expr::Let(node) => {
                let views = self.views_but(&crate::syntax::bound(&node.pat), used);
                patterns::unbind(&mut node.pat, &views);
            }
            syn::Expr::Binary(node) if matches!(node.op, syn::BinOp::And(_)) => {
                self.unbind_views(&mut node.left, used);
                self.unbind_views(&mut node.right, used);
            }
            syn::Expr::Paren(node) => self.unbind_views(&mut node.expr, used),
            _ => {}
        }
    }

    fn outcome(&self, head: &Head, index: usize, arm: &Selected, open: &Open) -> TokenStream {
        let name = Self::enum_of(head.selector);
        if let Some(expr) = &arm.inline {
            let expr = self.with_jumps(expr, open);
            quote!(#name::Done(#expr))
        } else {
            let carried = self.carried(&arm.bound);
            let bound = carried.iter().map(|&local| self.ident(local));
            let payload = quote!(::core::option::Option::Some((#(#bound,)*)));
            let variant = Self::variant(head.selector, index, carried.is_empty(), &payload);
            match arm.dropped.map(|local| self.ident(local)) {
                Some(dropped) => quote!(::core::mem::drop(#dropped); #variant),
                None => variant,
            }
        }
    }

    fn variant(selector: Local, index: usize, is_unit: bool, payload: &TokenStream) -> TokenStream {
        let (name, variant) = (Self::enum_of(selector), variant_name(index));
        if is_unit { quote!(#name::#variant) } else { quote!(#name::#variant(#payload)) }
    }

    /// The selector on the way to a point: the arm that holds it.
    pub(super) fn resumed(&self, branch: &Branch) -> TokenStream {
        let (at, selected) = (&self.at, self.ident(branch.selector));
        let arms: Vec<_> = branch.arms.iter().enumerate().filter(|(_, arm)| !arm.points.is_empty()).collect();
        let none = quote!(::core::option::Option::None);
        let mut value = TokenStream::new();
        for (position, (index, arm)) in arms.iter().enumerate() {
            let variant = if branch.is_bool {
                let is_then = *index == 0;
                quote!(#is_then)
            } else {
                Self::variant(branch.selector, *index, self.carried(&arm.bound).is_empty(), &none)
            };
            let end = super::number(arm.points.end);
            value.extend(match (arms.len(), position + 1 == arms.len()) {
                (1, _) => variant,
                (_, true) => quote!({ #variant }),
                _ => quote!(if #at < #end { #variant } else),
            });
        }
        quote!(#selected = #value;)
    }

    /// Enters the arm that was selected.
    pub(super) fn branch(&self, branch: &Branch) -> TokenStream {
        let selected = self.ident(branch.selector);
        if branch.is_bool {
            let blocks: Vec<_> = branch.arms.iter().filter_map(|arm| arm.block.as_ref()).collect();
            let [then, otherwise] = &blocks[..] else { return TokenStream::new() };
            let then = self.block(then);
            if otherwise.steps.is_empty() && otherwise.tail.is_none() && otherwise.items.is_empty() {
                return quote!(if #selected { #then });
            }
            let otherwise = self.block(otherwise);
            return quote!(if #selected { #then } else { #otherwise });
        }
        let name = Self::enum_of(branch.selector);
        let mut has_done = false;
        let mut arms = TokenStream::new();
        for (index, arm) in branch.arms.iter().enumerate() {
            let Some(block) = &arm.block else {
                has_done = true;
                continue;
            };
            let (variant, entry, body) =
                (variant_name(index), hygienic("entry"), self.under_cfg(&arm.cfg, || self.block(block)));
            let payload = (!self.carried(&arm.bound).is_empty()).then(|| quote!((#entry)));
            let cfg = &arm.cfg;
            arms.extend(quote!(#(#cfg)* #name::#variant #payload => { #body }));
        }
        if has_done {
            let value = hygienic("value");
            arms.extend(quote!(#name::Done(#value) => #value,));
        }
        quote!(match #selected { #arms })
    }
}

fn variant_name(index: usize) -> Ident {
    format_ident!("Arm{}", index + 1)
}

/// A pattern whose bindings are only passed on.
fn without_mut(pat: &syn::Pat) -> syn::Pat {
    use syn::visit_mut::{self, VisitMut};
    struct WithoutMut;
    impl VisitMut for WithoutMut {
        fn visit_pat_ident_mut(&mut self, node: &mut syn::PatIdent) {
            if node.by_ref.is_none() {
                node.mutability = None;
            }
            visit_mut::visit_pat_ident_mut(self, node);
        }
        fn visit_expr_mut(&mut self, _: &mut syn::Expr) {}
    }
    let mut pat = pat.clone();
    WithoutMut.visit_pat_mut(&mut pat);
    pat
}
