//! Blocks: regions that lead to their points, and the statements in them.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Pat};

use super::slot::Open;
use super::{Emitter, hygienic};
use crate::attributes::Mode;
use crate::bindings::{self, Local, Locals};
use crate::ir::{Block, Let, Step, StepKind, Value};
use crate::mentions::Mentions;
use crate::syntax;

impl Emitter<'_> {
    pub(super) fn root(&self) -> TokenStream {
        self.block(&self.body.root)
    }

    /// The inside of a block.
    pub(super) fn block(&self, block: &Block) -> TokenStream {
        // What follows a closure that captures a slot.
        let adopted = match block.steps.first().map(|step| &step.kind) {
            Some(StepKind::Always { local, .. }) => self.to_adopt(*local),
            _ => Locals::new(),
        };
        let (take, inside, put) = self.adopting(&adopted, &block.out, || self.inside(block));
        if put.is_empty() {
            quote!(#take #inside)
        } else if block.tail.is_none() {
            quote!(#take { #inside } #put)
        } else {
            let value = hygienic("value");
            quote!(#take let #value = { #inside }; #put #value)
        }
    }

    fn inside(&self, block: &Block) -> TokenStream {
        let items = &block.items;
        let last = block.last_point();
        let mut open = Open::default();
        let mut head = TokenStream::new();
        let mut region = TokenStream::new();
        for (index, step) in block.steps.iter().enumerate() {
            let hoisted = last.is_some_and(|last| index < last);
            if let StepKind::Always { stmt, .. } = &step.kind {
                head.extend(stmt.to_token_stream());
                continue;
            }
            if hoisted {
                head.extend(self.declare(step));
            } else if matches!(step.kind, StepKind::Head(_) | StepKind::Source { .. }) {
                // Only what it is made of has a point: nothing leads past it.
                region.extend(self.declare(step));
            }
            // The blocks in it take for themselves what they use.
            if step.kind.is_node() {
                region.extend(self.close(&mut open, &step.live_in));
            }
            if !step.points.is_empty() {
                region = self.gate(&region, &self.restore(block, index, &step.points), step.points.start);
            }
            region.extend(self.open(&step.kind.used(), &step.live_in, &mut open));
            region.extend(self.step(step, hoisted, &open));
            if let StepKind::Let(node) = &step.kind
                && node.attributes.is_empty()
            {
                let bound = syntax::bound(&node.pat);
                bound.into_iter().filter(|&local| self.is_view(local)).for_each(|local| open.see(local));
            }
            if step.kind.is_node() {
                region.extend(self.close(&mut open, &step.live_out));
            }
        }
        let rest = self.end(block, region, open);
        // The slot says what type its local has, unless that is the first thing anyway.
        let slots = block.steps.iter().take(last.unwrap_or(0));
        let slots = slots.flat_map(|step| step.kind.declares()).filter(|&local| self.is_slot(local));
        let typed = slots.map(|local| self.typed(local, &rest));
        quote!(#(#items)* #head #(#typed)* #rest)
    }

    /// The end of a block, behind what stands in front of its tail.
    fn end(&self, block: &Block, mut region: TokenStream, mut open: Open) -> TokenStream {
        let Some(tail) = block.tail.as_deref() else {
            region.extend(self.close(&mut open, &block.out));
            return region;
        };
        if !matches!(tail, Value::Plain(_)) {
            region.extend(self.close(&mut open, &block.tail_in));
        }
        if !tail.points().is_empty() {
            let restore = self.restore(block, block.steps.len(), &tail.points());
            region = self.gate(&region, &restore, tail.points().start);
        }
        if let Value::Plain(expr) = tail {
            region.extend(self.open(&expr.mentioned(), &block.tail_in, &mut open));
            let expr = self.with_jumps(expr, &open);
            let puts = self.close(&mut open, &block.out);
            if puts.is_empty() {
                return quote!(#region #expr);
            }
            let value = hygienic("value");
            return quote!(#region let #value = #expr; #puts #value);
        }
        let tail = self.value(tail);
        quote!(#region #tail)
    }

    /// What stands in front of a point, or what stands in for it on resume.
    fn gate(&self, region: &TokenStream, restore: &TokenStream, first: u32) -> TokenStream {
        let (at, first) = (&self.at, super::number(first));
        match (region.is_empty(), restore.is_empty()) {
            (true, true) => TokenStream::new(),
            (_, true) => quote!(if #at < #first { #region }),
            _ => quote!(if #at < #first { #region } else { #restore }),
        }
    }

    /// Declares the bindings of a step in front of the region in which they are assigned.
    fn declare(&self, step: &Step) -> TokenStream {
        let (attributes, ty) = match &step.kind {
            StepKind::Head(head) => return self.declare_selector(head),
            StepKind::Callee { local, .. } | StepKind::Transaction { local, .. } => {
                let slot = self.ident(*local);
                return quote!(let mut #slot = __asap::Slot::empty(););
            }
            StepKind::Let(node) if matches!(node.pat, Pat::Ident(_)) => {
                (&node.attributes[..], node.ty.as_ref())
            }
            StepKind::Let(node) => (&node.attributes[..], None),
            _ => (&[][..], None),
        };
        step.kind.declares().into_iter().map(|local| self.declaration(local, attributes, ty)).collect()
    }

    fn declaration(&self, local: Local, attributes: &[Attribute], ty: Option<&syn::Type>) -> TokenStream {
        if self.is_view(local) {
            return TokenStream::new();
        }
        if self.is_slot(local) {
            let (slot, ident) = (self.slot(local), self.ident(local));
            let ty = ty.map(|ty| quote!(::<#ty>));
            return quote! {
                #(#attributes)* let mut #slot = __asap::Slot #ty::empty();
                #(#attributes)* let mut #ident;
            };
        }
        let ident = self.ident(local);
        let binding = self.bindings().get(local);
        let exclusive = binding.derived.as_ref().is_some_and(|derived| derived.exclusive);
        let mutable = (binding.mutable || exclusive).then(|| quote!(mut));
        let ty = ty.map(|ty| quote!(: #ty));
        let lints = &binding.lints;
        quote!(#(#lints)* #(#attributes)* let #mutable #ident #ty;)
    }

    /// A statement; if `hoisted`, its bindings are declared already.
    fn step(&self, step: &Step, hoisted: bool, open: &Open) -> TokenStream {
        let attributes = match &step.kind {
            StepKind::Let(node) => &node.attributes[..],
            StepKind::Value { attributes, .. } | StepKind::Point { attributes, .. } => attributes,
            _ => &[],
        };
        let cfg: Vec<Attribute> = attributes.iter().filter(|a| a.path().is_ident("cfg")).cloned().collect();
        self.under_cfg(&cfg, || self.step_itself(step, hoisted, open))
    }

    fn step_itself(&self, step: &Step, hoisted: bool, open: &Open) -> TokenStream {
        match &step.kind {
            StepKind::Arguments(_) => self.arguments(hoisted),
            StepKind::Entry(bound) => {
                let (entry, bound) = (hygienic("entry"), self.carried(bound));
                if bound.is_empty() {
                    return TokenStream::new();
                }
                if bound.iter().any(|&local| self.is_slot(local)) {
                    let mut new: Vec<_> = bound.iter().map(|&local| new_name(&self.ident(local))).collect();
                    for index in 1..new.len() {
                        if new[..index].contains(&new[index]) {
                            new[index] = hygienic(&format!("{}{index}", new[index]));
                        }
                    }
                    let sets = bound.iter().zip(&new).map(|(&local, new)| self.set(local, &quote!(#new)));
                    return quote!(let (#(#new,)*) = __asap::entered(#entry); #(#sets)*);
                }
                let locals = bound.iter().map(|&local| self.ident(local));
                if hoisted {
                    quote!((#(#locals,)*) = __asap::entered(#entry);)
                } else {
                    let locals = bound.iter().map(|&local| self.owned_pattern(local));
                    quote!(let (#(#locals,)*) = __asap::entered(#entry);)
                }
            }
            StepKind::Head(head) => self.head(head, open),
            StepKind::Source { local, expr } => {
                let (source, given) = (self.ident(*local), self.with_jumps(expr, open));
                let owned = quote_spanned!(expr.span()=> __asap::iter::owned(#given));
                quote!(#source = #owned;)
            }
            StepKind::Callee { local, expr } => {
                let (callee, call) = (self.ident(*local), self.with_jumps(expr, open));
                quote_spanned!(expr.span()=> #callee.put(#call);)
            }
            StepKind::Transaction { local, expr } => {
                let (slot, transaction) = (self.ident(*local), self.with_jumps(expr, open));
                let held = match self.mode {
                    Mode::Sync => "transaction",
                    Mode::Async => "transaction_in_async",
                    Mode::Local => "transaction_in_local",
                };
                // On one token, the same as at the commit: what is no transaction is reported once.
                let (held, given) = (Ident::new(held, expr.span()), Ident::new("given", slot.span()));
                let taken = quote_spanned!(expr.span()=> { #given });
                quote_spanned!(expr.span()=> let #given = #transaction; #slot.put(__asap::#held(#taken));)
            }
            StepKind::Next { iterator, pat } => self.next(*iterator, pat, hoisted),
            StepKind::Let(node) if hoisted => self.assign(node, open),
            StepKind::Let(node) => self.plain_let(node, open),
            StepKind::Always { stmt, .. } => stmt.to_token_stream(),
            StepKind::Plain(stmt) => self.with_jumps_stmt(stmt, open).to_token_stream(),
            StepKind::Value { value, attributes, semi } => {
                let tokens = match value {
                    Value::Plain(expr) => self.with_jumps(expr, open).to_token_stream(),
                    value => self.value(value),
                };
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

    fn plain_let(&self, node: &Let, open: &Open) -> TokenStream {
        let (attributes, pat) = (&node.attributes, &node.pat);
        let mutable = match pat {
            Pat::Ident(node) if node.mutability.is_none() && self.is_mutable_temporary(node) => {
                Some(quote!(mut))
            }
            _ => None,
        };
        let ty = node.ty.as_ref().map(|ty| quote!(: #ty));
        let init = node.init.as_ref().map(|init| {
            let init = self.init_of(node, init, open);
            quote!(= #init)
        });
        let diverge = node.diverge.as_ref().map(|diverge| {
            let diverge = self.with_jumps(diverge, open);
            quote!(else #diverge)
        });
        let has_view = syntax::bound(pat).iter().any(|&local| self.is_view(local));
        let allowed = has_view.then(|| quote!(#[allow(unused_variables)]));
        quote!(#(#attributes)* #allowed let #mutable #pat #ty #init #diverge;)
    }

    /// A temporary that is borrowed exclusively is not written `mut` by the user.
    fn is_mutable_temporary(&self, node: &syn::PatIdent) -> bool {
        let local = bindings::decode(&node.ident.to_string());
        local.is_some_and(|local| self.bindings().get(local).mutable)
    }

    /// A `let` whose bindings are declared in front of the region.
    fn assign(&self, node: &Let, open: &Open) -> TokenStream {
        let Some(init) = &node.init else { return TokenStream::new() };
        let init = self.init_of(node, init, open);
        let tokens = match &node.pat {
            Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() && node.diverge.is_none() => {
                if let Some(local) = bindings::decode(&pat.ident.to_string()) {
                    self.set(local, &init)
                } else {
                    quote!(let #pat = #init;)
                }
            }
            Pat::Wild(_) => quote!(let _ = #init;),
            pat => {
                let ty = node.ty.as_ref().map(|ty| quote!(: #ty));
                let diverge = node.diverge.as_ref().map(|diverge| {
                    let diverge = self.with_jumps(diverge, open);
                    quote!(else #diverge)
                });
                let (pat, assignments) = self.arriving(pat);
                quote!(let #pat #ty = #init #diverge; #assignments)
            }
        };
        let attributes = &node.attributes;
        if attributes.is_empty() { tokens } else { quote!(#(#attributes)* { #tokens }) }
    }

    fn init_of(&self, node: &Let, init: &Value, open: &Open) -> TokenStream {
        match init {
            Value::Plain(expr) => self.with_jumps(expr, open).to_token_stream(),
            value => {
                let value = self.value(value);
                // No block may stand in front of an `else`.
                if node.diverge.is_some() { quote!((#value)) } else { value }
            }
        }
    }

    /// A pattern that binds under new names, and the assignments of these to the declared locals.
    pub(super) fn arriving(&self, pat: &Pat) -> (Pat, TokenStream) {
        let mut pat = pat.clone();
        Arriving.visit_pat_mut(&mut pat);
        let assignments = syntax::bound(&pat)
            .into_iter()
            .map(|local| {
                let new = new_name(&self.ident(local));
                self.set(local, &quote!(#new))
            })
            .collect();
        let mut renamed = pat;
        Renaming.visit_pat_mut(&mut renamed);
        (renamed, assignments)
    }

    /// The arguments, which are there on the fresh path unless they could not be restored.
    fn arguments(&self, hoisted: bool) -> TokenStream {
        let parameters = &self.body.parameters;
        if parameters.is_empty() {
            return TokenStream::new();
        }
        let (given, stopped) = (hygienic("arguments"), super::stopped());
        let new: Vec<_> = parameters.iter().map(|parameter| new_name(&self.ident(parameter.local))).collect();
        let (patterns, sets): (Vec<TokenStream>, TokenStream) = if hoisted {
            let set = |(parameter, new): (&crate::ir::Parameter, _)| self.set(parameter.local, &quote!(#new));
            (
                new.iter().map(ToTokens::to_token_stream).collect(),
                parameters.iter().zip(&new).map(set).collect(),
            )
        } else {
            (
                parameters.iter().map(|parameter| self.owned_pattern(parameter.local)).collect(),
                TokenStream::new(),
            )
        };
        quote! {
            let ::core::option::Option::Some((#(#patterns,)*)) = #given else { break #stopped };
            #sets
        }
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
    proc_macro2::Ident::new(
        &format!("new_{}", text.trim_start_matches('_')),
        proc_macro2::Span::mixed_site().located_at(ident.span()),
    )
}
