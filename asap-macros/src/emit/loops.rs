//! `for` loops: the iterator is a local of the expansion, saved and restored like the user's own.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Pat;
use syn::spanned::Spanned;

use super::{Emitter, hygienic};
use crate::bindings::Local;
use crate::ir::{Access, Block, For, Source, Value};

impl Emitter<'_> {
    pub(super) fn for_loop(&self, node: &For) -> TokenStream {
        let adopted = self.to_adopt(node.iterator);
        let (take, inside, put) = self.adopting(&adopted, &node.edges.after, || self.for_itself(node));
        if take.is_empty() { inside } else { quote!({ #take #inside #put }) }
    }

    fn for_itself(&self, node: &For) -> TokenStream {
        let (at, cx) = (&self.at, &self.cx);
        let iterator = self.ident(node.iterator);
        let label = &node.label;
        let body = self.within(label.as_ref(), true, &node.edges, || self.block(&node.body));
        let first = super::number(node.points.start);
        let key = self.key_of(node.iterator);
        let (taken, restored, stopped) = (hygienic("taken"), hygienic("restored"), super::stopped());
        let source = self.source(node);
        // A loop that no point needs again (it always ends after its checkpoint) has no state to take up.
        let restore = key.map(|key| {
            quote! {
                if #at >= #first {
                    let mut #taken = #iterator;
                    let #restored = #cx.restore_iterator(#key, &mut #taken);
                    #iterator = #taken;
                    if !#restored {
                        break #stopped
                    }
                }
            }
        });
        quote! {
            {
                #source
                #restore
                #label loop { #body }
            }
        }
    }

    /// The key under which an iterator is saved; the same at all of its points.
    fn key_of(&self, iterator: Local) -> Option<&str> {
        let mut keys = self.keys.iter().flatten().filter(|(local, _)| *local == iterator);
        keys.next().map(|(_, key)| key.as_str())
    }

    fn iterator_of(source: &Source) -> TokenStream {
        let base = &source.base;
        let span = base.span();
        let adaptors = adaptors(source);
        quote_spanned!(span=> __asap::iter::borrowed(::core::iter::IntoIterator::into_iter(#base)) #adaptors)
    }

    fn source(&self, node: &For) -> TokenStream {
        let (source, iterator) = (&node.source, self.ident(node.iterator));
        match source.access {
            Access::Owned => {
                let (source, adaptors) = (node.given.map(|given| self.ident(given)), adaptors(source));
                quote!(let mut #iterator = #source #adaptors;)
            }
            Access::Shared | Access::Exclusive => {
                let value = Self::iterator_of(source);
                quote!(let mut #iterator = #value;)
            }
        }
    }

    /// The source on the way to a point in the loop: what remains of it.
    pub(super) fn resumed_source(&self, node: &For) -> TokenStream {
        let Some(given) = node.given else { return TokenStream::new() };
        let source = self.ident(given);
        let key = self.key_of(node.iterator);
        let rest = key
            .map_or_else(|| quote!(__asap::iter::ended()), |key| self.restored(&quote!(restore_source), key));
        quote!(#source = #rest;)
    }

    /// Takes the next item, or ends the loop.
    pub(super) fn next(&self, iterator: Local, pat: &Pat, hoisted: bool) -> TokenStream {
        let iterator = self.ident(iterator);
        // Moved out and in: an iterator that was ever borrowed here would live in the future's memory, for the sake of
        // the interruption, and be loaded and stored in each round.
        let (taken, item) = (hygienic("taken"), hygienic("item"));
        let next = quote! {
            let mut #taken = #iterator;
            let #item = ::core::iter::Iterator::next(&mut #taken);
            #iterator = #taken;
        };
        if hoisted {
            let (pat, assignments) = self.arriving(pat);
            quote! {
                #next
                match #item {
                    ::core::option::Option::Some(#pat) => { #assignments }
                    ::core::option::Option::None => break,
                }
            }
        } else {
            quote!(#next let ::core::option::Option::Some(#pat) = #item else { break };)
        }
    }

    /// An iterator over an exclusive borrow, made again behind a save, at the position it had.
    pub(super) fn iterator_again(&self, local: Local) -> TokenStream {
        let ident = self.ident(local);
        let Some(source) = self.sources.get(&local) else { return TokenStream::new() };
        let value = Self::iterator_of(source);
        let position = position_of(local);
        quote! {
            #ident = #value;
            __asap::iter::resume(&mut #ident, #position);
        }
    }

    /// The position of an exclusive loop, kept while its borrow ends for a save.
    pub(super) fn keep_position(&self, local: Local) -> TokenStream {
        let (ident, position) = (self.ident(local), position_of(local));
        quote!(let #position = __asap::iter::position(&#ident);)
    }
}

fn adaptors(source: &Source) -> TokenStream {
    source
        .adaptors
        .iter()
        .map(|adaptor| {
            let (method, turbofish, arguments) = (&adaptor.method, &adaptor.turbofish, &adaptor.args);
            if method == "zip" || method == "chain" {
                let argument = arguments.first();
                return quote!(.#method(__asap::iter::other(#argument)));
            }
            quote!(.#method #turbofish (#arguments))
        })
        .collect()
}

/// Where the position of an exclusive loop is kept while its borrow ends.
pub(super) fn position_of(local: Local) -> proc_macro2::Ident {
    hygienic(&format!("position{}", local.0))
}

/// Finds the `for` loops with points.
pub(super) fn sources<'a>(block: &'a Block, into: &mut BTreeMap<Local, &'a Source>) {
    for value in block.values() {
        if let Value::For(node) = value {
            into.insert(node.iterator, &node.source);
        }
        value.blocks().into_iter().for_each(|inner| sources(inner, into));
    }
}
