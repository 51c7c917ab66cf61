//! Blocks: regions that lead to their points, and the statements in them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Pat};

use super::{Emitter, hygienic};
use crate::bindings::{self, Local};
use crate::ir::{Block, Let, Step, StepKind, Value};
use crate::syntax;

impl Emitter<'_> {
    pub(super) fn root(&self) -> TokenStream {
        self.block(&self.body.root)
    }

    /// The inside of a block.
    pub(super) fn block(&self, block: &Block) -> TokenStream {
        let (items, tail) = (&block.items, block.tail.as_ref().map(|tail| self.value(tail)));
        let Some(last) = block.last_point() else {
            let steps = block.steps.iter().map(|step| self.step(step, false));
            return quote!(#(#items)* #(#steps)* #tail);
        };
        let always = block.steps.iter().filter(|step| matches!(step.kind, StepKind::Always { .. }));
        let always: TokenStream = always.map(|step| self.step(step, false)).collect();
        let declarations = block.steps[..last].iter().map(|step| self.declare(step));
        let declarations: TokenStream = declarations.collect();
        let mut region = TokenStream::new();
        for (index, step) in block.steps.iter().enumerate() {
            if matches!(step.kind, StepKind::Always { .. }) {
                continue;
            }
            if !step.points.is_empty() {
                region = self.gate(&region, &self.restore(block, index, &step.points), step.points.start);
            }
            region.extend(self.step(step, index < last));
        }
        if let Some(value) = &block.tail
            && last == block.steps.len()
        {
            let restore = self.restore(block, last, &value.points());
            region = self.gate(&region, &restore, value.points().start);
        }
        quote!(#(#items)* #always #declarations #region #tail)
    }

    /// What stands in front of a point, or what stands in for it on resume.
    fn gate(&self, region: &TokenStream, restore: &TokenStream, first: u32) -> TokenStream {
        let at = &self.at;
        match (region.is_empty(), restore.is_empty()) {
            (true, true) => TokenStream::new(),
            (_, true) => quote!(if #at < #first { #region }),
            _ => quote!(if #at < #first { #region } else { #restore }),
        }
    }

    /// Declares the bindings of a step in front of the region in which they are assigned.
    fn declare(&self, step: &Step) -> TokenStream {
        let (attributes, ty) = match &step.kind {
            StepKind::Let(node) if matches!(node.pat, Pat::Ident(_)) => (&node.attributes[..], node.ty.as_ref()),
            StepKind::Let(node) => (&node.attributes[..], None),
            _ => (&[][..], None),
        };
        step.kind.declares().into_iter().map(|local| self.declaration(local, attributes, ty)).collect()
    }

    fn declaration(&self, local: Local, attributes: &[Attribute], ty: Option<&syn::Type>) -> TokenStream {
        let ident = self.ident(local);
        let binding = self.bindings().get(local);
        let exclusive = binding.derived.as_ref().is_some_and(|derived| derived.exclusive);
        let mutable = (binding.mutable || exclusive).then(|| quote!(mut));
        let ty = ty.map(|ty| quote!(: #ty));
        quote!(#(#attributes)* let #mutable #ident #ty;)
    }

    /// A statement; if `hoisted`, its bindings are declared already.
    pub(super) fn step(&self, step: &Step, hoisted: bool) -> TokenStream {
        match &step.kind {
            StepKind::Arguments(bound) => self.arguments(bound, hoisted),
            StepKind::Entry(bound) => {
                let entry = hygienic("entry");
                let locals = bound.iter().map(|&local| self.ident(local));
                if hoisted {
                    quote!((#(#locals,)*) = __asap::entered(#entry);)
                } else {
                    let locals = bound.iter().map(|&local| self.owned_pattern(local));
                    quote!(let (#(#locals,)*) = __asap::entered(#entry);)
                }
            }
            StepKind::Next { iterator, pat } => self.next(*iterator, pat, hoisted),
            StepKind::Let(node) if hoisted => self.assign(node),
            StepKind::Let(node) => self.plain_let(node),
            StepKind::Always { stmt, .. } => stmt.to_token_stream(),
            StepKind::Plain(stmt) => stmt.to_token_stream(),
            StepKind::Value { value, attributes, semi } => {
                let tokens = self.value(value);
                let semi = semi.then(|| quote!(;));
                let cfg = attributes.iter().any(|a| a.path().is_ident("cfg"));
                if cfg { quote!(#(#attributes)* { #tokens #semi }) } else { quote!(#tokens #semi) }
            }
            StepKind::Point { number, attributes } => self.point(*number, attributes),
        }
    }

    fn owned_pattern(&self, local: Local) -> TokenStream {
        let ident = self.ident(local);
        let mutable = self.bindings().get(local).mutable.then(|| quote!(mut));
        quote!(#mutable #ident)
    }

    fn plain_let(&self, node: &Let) -> TokenStream {
        let (attributes, pat) = (&node.attributes, &node.pat);
        let mutable = match pat {
            Pat::Ident(node) if node.mutability.is_none() && self.is_mutable_temporary(node) => Some(quote!(mut)),
            _ => None,
        };
        let ty = node.ty.as_ref().map(|ty| quote!(: #ty));
        let init = node.init.as_ref().map(|init| {
            let init = self.value(init);
            quote!(= #init)
        });
        let diverge = node.diverge.as_ref().map(|diverge| quote!(else #diverge));
        quote!(#(#attributes)* let #mutable #pat #ty #init #diverge;)
    }

    /// A temporary that is borrowed exclusively is not written `mut` by the user.
    fn is_mutable_temporary(&self, node: &syn::PatIdent) -> bool {
        let local = bindings::decode(&node.ident.to_string());
        local.is_some_and(|local| self.bindings().get(local).mutable)
    }

    /// A `let` whose bindings are declared in front of the region.
    fn assign(&self, node: &Let) -> TokenStream {
        let Some(init) = &node.init else { return TokenStream::new() };
        let init = self.value(init);
        let tokens = match &node.pat {
            Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() && node.diverge.is_none() => {
                let ident = &pat.ident;
                quote!(#ident = #init;)
            }
            Pat::Wild(_) => quote!(let _ = #init;),
            pat => {
                let ty = node.ty.as_ref().map(|ty| quote!(: #ty));
                let diverge = node.diverge.as_ref().map(|diverge| quote!(else #diverge));
                let (pat, assignments) = self.arriving(pat);
                quote!(let #pat #ty = #init #diverge; #assignments)
            }
        };
        let attributes = &node.attributes;
        if attributes.is_empty() { tokens } else { quote!(#(#attributes)* { #tokens }) }
    }

    /// A pattern that binds under new names, and the assignments of these to the declared locals.
    pub(super) fn arriving(&self, pat: &Pat) -> (Pat, TokenStream) {
        let mut pat = pat.clone();
        Arriving.visit_pat_mut(&mut pat);
        let assignments = syntax::bound(&pat)
            .into_iter()
            .map(|local| {
                let (ident, new) = (self.ident(local), new_name(&self.ident(local)));
                quote!(#ident = #new;)
            })
            .collect();
        let mut renamed = pat;
        Renaming.visit_pat_mut(&mut renamed);
        (renamed, assignments)
    }

    /// An expression.
    pub(super) fn value(&self, value: &Value) -> TokenStream {
        match value {
            Value::Plain(expr) => expr.to_token_stream(),
            Value::Block { label, is_unsafe, block } => {
                let block = self.block(block);
                let keyword = is_unsafe.then(|| quote!(unsafe));
                quote!(#label #keyword { #block })
            }
            Value::Branch(branch) => self.branch(branch),
            Value::Loop { label, body } => {
                let body = self.block(body);
                quote!(#label loop { #body })
            }
            Value::For(node) => self.for_loop(node),
            Value::Return(value) => {
                let value = self.value(value);
                quote!(return #value)
            }
            Value::Break(label, value) => {
                let value = self.value(value);
                quote!(break #label #value)
            }
            Value::Assign { left, right } => {
                let right = self.value(right);
                quote!(#left = #right)
            }
        }
    }

    /// The arguments, from the call or from the snapshot of the start.
    fn arguments(&self, bound: &[Local], hoisted: bool) -> TokenStream {
        if self.body.parameters.is_empty() {
            return TokenStream::new();
        }
        let given = hygienic("arguments");
        let values = self.body.parameters.iter().map(|parameter| {
            let span = parameter.pat.span();
            self.restored(&quote_spanned!(span=> restore), &parameter.name)
        });
        let source = quote! {
            match #given {
                ::core::option::Option::Some(#given) => #given,
                ::core::option::Option::None => (#(#values,)*),
            }
        };
        let patterns: Vec<(Pat, TokenStream)> =
            self.body.parameters.iter().map(|parameter| self.arriving(&parameter.pat)).collect();
        if !hoisted {
            let patterns = self.body.parameters.iter().map(|parameter| &parameter.pat);
            return quote!(let (#(#patterns,)*) = #source;);
        }
        let (pats, assignments): (Vec<_>, Vec<_>) = patterns.into_iter().unzip();
        let _ = bound;
        quote!(let (#(#pats,)*) = #source; #(#assignments)*)
    }
}

/// Patterns whose bindings are assigned need no `mut` of their own.
struct Arriving;

impl VisitMut for Arriving {
    fn visit_pat_ident_mut(&mut self, node: &mut syn::PatIdent) {
        if bindings::decode(&node.ident.to_string()).is_some() && node.by_ref.is_none() {
            node.mutability = None;
        }
        visit_mut::visit_pat_ident_mut(self, node);
    }
}

struct Renaming;

impl VisitMut for Renaming {
    fn visit_pat_ident_mut(&mut self, node: &mut syn::PatIdent) {
        if bindings::decode(&node.ident.to_string()).is_some() {
            node.ident = new_name(&node.ident);
        }
        visit_mut::visit_pat_ident_mut(self, node);
    }

    fn visit_expr_mut(&mut self, _: &mut syn::Expr) {}
}

/// The name under which a binding arrives before it is assigned.
pub(super) fn new_name(ident: &proc_macro2::Ident) -> proc_macro2::Ident {
    let text = bindings::source(ident);
    proc_macro2::Ident::new(&format!("new_{}", text.trim_start_matches('_')), proc_macro2::Span::mixed_site().located_at(ident.span()))
}
