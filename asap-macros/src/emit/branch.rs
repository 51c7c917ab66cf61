//! Branches: the head runs once and selects, then the selected arm is entered.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Emitter, hygienic};
use crate::ir::{Arm, ArmBody, Branch, Head};
use crate::syntax;

impl Emitter<'_> {
    pub(super) fn branch(&self, branch: &Branch) -> TokenStream {
        match &branch.head {
            Head::If(cond) if !syntax::has_let(cond) => self.plain_if(cond, branch),
            _ => self.select(branch),
        }
    }

    /// An `if` that binds nothing: on resume the condition is replaced by the path that was taken.
    fn plain_if(&self, cond: &syn::Expr, branch: &Branch) -> TokenStream {
        let at = &self.at;
        let [then, otherwise] = &branch.arms[..] else { return TokenStream::new() };
        let first = branch.points.start;
        let condition = match (then.points.is_empty(), otherwise.points.is_empty()) {
            (true, true) => quote!(#cond),
            (false, true) => quote!(#at >= #first || (#cond)),
            (true, false) => quote!(#at < #first && (#cond)),
            (false, false) => {
                let end = then.points.end;
                quote!((#at < #first && (#cond)) || (#at >= #first && #at < #end))
            }
        };
        let then = self.arm_body(&then.body);
        match &otherwise.body {
            ArmBody::Enter(block) if block.steps.is_empty() && block.tail.is_none() => {
                quote!(if #condition { #then })
            }
            body => {
                let otherwise = self.arm_body(body);
                quote!(if #condition { #then } else { #otherwise })
            }
        }
    }

    fn arm_body(&self, body: &ArmBody) -> TokenStream {
        match body {
            ArmBody::Inline(expr) => quote!(#expr),
            ArmBody::Enter(block) => self.block(block),
        }
    }

    /// Select, then enter. `Select` carries the bindings of the arm that the head selected; on resume it carries
    /// nothing, the arm takes them from the snapshot.
    fn select(&self, branch: &Branch) -> TokenStream {
        let at = &self.at;
        let arms: Vec<(usize, &Arm)> = branch.arms.iter().enumerate().collect();
        let entered: Vec<&(usize, &Arm)> = arms.iter().filter(|(_, arm)| is_entered(arm)).collect();
        let has_done = arms.iter().any(|(_, arm)| !is_entered(arm));
        let select = self.selection(branch);
        // The path back to the arm that holds the point.
        let mut resumed = TokenStream::new();
        let with_points: Vec<&&(usize, &Arm)> = entered.iter().filter(|(_, arm)| !arm.points.is_empty()).collect();
        for (position, (index, arm)) in with_points.iter().enumerate() {
            let variant = variant(*index, arm, &quote!(::core::option::Option::None));
            let end = arm.points.end;
            if position + 1 == with_points.len() {
                resumed.extend(quote!({ #variant }));
            } else {
                resumed.extend(quote!(if #at < #end { #variant } else));
            }
        }
        let first = branch.points.start;
        let selected = if with_points.is_empty() {
            select
        } else {
            quote!(if #at < #first { #select } else #resumed)
        };
        let parameters: Vec<Ident> =
            entered.iter().filter(|(_, arm)| !arm.bound.is_empty()).map(|(i, _)| format_ident!("A{}", i + 1)).collect();
        let variants = entered.iter().map(|(index, arm)| {
            let name = name(*index);
            let parameter = format_ident!("A{}", index + 1);
            if arm.bound.is_empty() { quote!(#name) } else { quote!(#name(::core::option::Option<#parameter>)) }
        });
        let done = has_done.then(|| quote!(Done(Done)));
        let generics = parameters.iter().map(|p| quote!(#p)).chain(has_done.then(|| quote!(Done)));
        let arms = entered.iter().map(|(index, arm)| {
            let name = name(*index);
            let entry = hygienic("entry");
            let body = self.arm_body(&arm.body);
            let payload = (!arm.bound.is_empty()).then(|| quote!((#entry)));
            quote!(Select::#name #payload => { #body })
        });
        let value = hygienic("value");
        let done_arm = has_done.then(|| quote!(Select::Done(#value) => #value,));
        quote! {
            {
                #[allow(clippy::items_after_statements)]
                enum Select<#(#generics),*> { #(#variants,)* #done }
                match #selected { #(#arms)* #done_arm }
            }
        }
    }

    /// The head as the user wrote it, with what it selects in the place of the arms.
    fn selection(&self, branch: &Branch) -> TokenStream {
        match &branch.head {
            Head::If(cond) => {
                let [then, otherwise] = &branch.arms[..] else { return TokenStream::new() };
                let then = self.outcome(0, then);
                let otherwise = self.outcome(1, otherwise);
                quote!(if #cond { #then } else { #otherwise })
            }
            Head::Match(scrutinee) => {
                let arms = branch.arms.iter().enumerate().map(|(index, arm)| {
                    let attributes = &arm.attributes;
                    let outcome = self.outcome(index, arm);
                    let pat = match &arm.pat {
                        Some(pat) if is_entered(arm) => {
                            let pat = without_mut(pat);
                            quote!(#pat)
                        }
                        pat => quote!(#pat),
                    };
                    quote!(#(#attributes)* #pat => #outcome,)
                });
                quote!(match #scrutinee { #(#arms)* })
            }
        }
    }

    fn outcome(&self, index: usize, arm: &Arm) -> TokenStream {
        match &arm.body {
            ArmBody::Inline(expr) => quote!(Select::Done(#expr)),
            ArmBody::Enter(_) => {
                let bound = arm.bound.iter().map(|&local| self.ident(local));
                variant(index, arm, &quote!(::core::option::Option::Some((#(#bound,)*))))
            }
        }
    }
}

fn is_entered(arm: &Arm) -> bool {
    matches!(arm.body, ArmBody::Enter(_))
}

fn name(index: usize) -> Ident {
    format_ident!("Arm{}", index + 1)
}

fn variant(index: usize, arm: &Arm, payload: &TokenStream) -> TokenStream {
    let name = name(index);
    if arm.bound.is_empty() { quote!(Select::#name) } else { quote!(Select::#name(#payload)) }
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
