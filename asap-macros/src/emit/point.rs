//! Checkpoints store what is live, or arrive; calls keep it in a frame, or go on in the called function.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::Attribute;

use super::loops::position_of;
use super::{Emitter, hygienic};
use crate::attributes::Mode;
use crate::bindings::{Local, Locals, Role};
use crate::ir::Access;
use crate::mentions::Mentions;

/// The save of a point's locals, and what surrounds it.
struct Saving {
    /// In front: exclusive borrows end.
    before: TokenStream,
    /// Around the save itself: what changes is moved into it and back.
    take: TokenStream,
    lend: TokenStream,
    put: TokenStream,
    /// The statements that save.
    saves: TokenStream,
    /// Behind: exclusive borrows begin again.
    after: TokenStream,
}

impl Saving {
    /// Writes the locals where `opened` says, if it opens anything.
    fn written(&self, opened: &TokenStream) -> TokenStream {
        let Self { take, lend, put, saves, .. } = self;
        if saves.is_empty() {
            return quote!(#opened;);
        }
        let writer = hygienic("writer");
        quote! {
            #take
            if let ::core::option::Option::Some(#writer) = #opened {
                #lend
                #saves
            }
            #put
        }
    }
}

impl Emitter<'_> {
    pub(super) fn point(&self, number: u32, attributes: &[Attribute]) -> TokenStream {
        let (at, cx) = (&self.at, &self.cx);
        let point = &self.body.points[number as usize - 1];
        let saving = self.saving(number);
        let (stopped, path) = (super::stopped(), &point.path);
        let number = super::number(number);
        let transaction = point.transaction.map(|local| self.ident(local));
        // On the user's token, as where it was taken: what is no transaction is reported once.
        let given = point.transaction.map(|local| {
            let (slot, span) = (self.ident(local), self.bindings().get(local).name.span());
            quote_spanned!(span.resolved_at(point.span)=> { #slot })
        });
        let is_own = point.is_own;
        let opened = if point.always || given.is_some() {
            quote!(#cx.open(#number, #is_own))
        } else {
            quote!(#cx.due(#number))
        };
        let written = saving.written(&opened);
        let store = match (&given, self.mode.is_async()) {
            (None, true) => quote!(#cx.stored(#number).await;),
            (None, false) => quote!(if !#cx.store(#number) { break #stopped }),
            (Some(given), true) => quote!(#cx.committed(#number, #given).await;),
            (Some(given), false) => quote!(if !#cx.commit(#number, #given) { break #stopped }),
        };
        let Saving { before, after, .. } = saving;
        // Its type has a drop that may borrow: on both paths it is gone behind the point.
        let gone = transaction.map(|transaction| quote!(#transaction.discard();));
        let tokens = quote_spanned! {point.span=>
            #path!(@used);
            #before
            if #at != 0 {
                #at = 0;
                #gone
                #cx.arrived();
            } else {
                #written
                #store
            }
            #after
        };
        if attributes.is_empty() { tokens } else { quote!(#(#attributes)* { #tokens }) }
    }

    /// The value of a called function: of a call that was just made, or of one that is gone on with.
    pub(super) fn call(&self, number: u32, callee: Local) -> TokenStream {
        let point = &self.body.points[number as usize - 1];
        // What is no call is reported on the user's token.
        let on_call = self.bindings().get(callee).name.span().resolved_at(point.span);
        let (at, cx, callee) = (&self.at, &self.cx, self.ident(callee));
        let saving = self.saving(number);
        let (value, stopped, path) = (hygienic("called"), super::stopped(), &point.path);
        let number = super::number(number);
        let written = saving.written(&quote!(#cx.open(#number, false)));
        let Saving { before, after, .. } = saving;
        let (call, again) = match self.mode {
            Mode::Sync => ("call", "call_again"),
            Mode::Async => ("call_from_async", "call_again_from_async"),
            Mode::Local => ("call_from_local", "call_again_from_local"),
        };
        let (call, again) = (Ident::new(call, point.span), Ident::new(again, point.span));
        let (given, lent) =
            (quote_spanned!(on_call=> { #callee.take() }), quote_spanned!(on_call=> { &#callee }));
        let tokens = quote_spanned! {point.span=>
            #path!(@used);
            #before
            if #at == 0 {
                #written
                if !#cx.enter(#number) {
                    break #stopped
                }
            }
            #after
            let #value = if #at == 0 {
                #cx.#call(#given)
            } else {
                #at = 0;
                #cx.#again(#lent)
            };
            #value.await
        };
        quote!({ #tokens })
    }

    /// What is known of an effect: of one that is about to begin, or of one whose intent was found.
    pub(super) fn intent(&self, number: u32) -> TokenStream {
        let point = &self.body.points[number as usize - 1];
        let (at, cx) = (&self.at, &self.cx);
        let saving = self.saving(number);
        let (decided, known) = (hygienic("decided"), hygienic("known"));
        let (stopped, path) = (super::stopped(), &point.path);
        let number = super::number(number);
        let (policy, name) = match &point.effect {
            Some((policy, name)) => (policy.clone(), name.value()),
            None => (Ident::new("Park", point.span), String::new()),
        };
        let policy = quote!(::asap_runtime::__private::Policy::#policy);
        let written = saving.written(&quote!(#cx.intend(#number, &#decided, #name)));
        let Saving { before, after, .. } = saving;
        let (found, store, settled) = if self.mode.is_async() {
            (
                quote_spanned!(point.span=> #cx.found(#policy).await),
                quote!(#cx.stored(#number).await;),
                quote!(#cx.settled(#decided).await),
            )
        } else {
            (
                quote_spanned!(point.span=> #cx.found_here(#policy)),
                quote!(if !#cx.store(#number) { break #stopped }),
                quote! {
                    match #decided.settled() {
                        ::core::option::Option::Some(#known) => #known,
                        ::core::option::Option::None => break #stopped,
                    }
                },
            )
        };
        let tokens = quote_spanned! {point.span=>
            #path!(@used);
            #before
            let #decided = if #at == 0 {
                ::asap_runtime::__private::Decided::begin()
            } else {
                #at = 0;
                #found
            };
            if #decided.is_new() {
                #written
                #store
            }
            #after
            #settled
        };
        quote!({ #tokens })
    }

    fn saving(&self, number: u32) -> Saving {
        let point = &self.body.points[number as usize - 1];
        let keys = &self.keys[number as usize - 1];
        let asked = self.types_asked(number);
        let (before, after) = self.derive_again(&point.live);
        let before = quote!(#asked #before);
        let moved = self.moved(keys, &point.live);
        let saves = keys.iter().map(|(local, key)| self.save(number, *local, key, moved.contains(local)));
        let (kept, idents) = (hygienic("kept"), moved.iter().map(|&local| self.ident(local)));
        let idents: Vec<_> = idents.collect();
        let (take, lend, put) = if moved.is_empty() {
            (TokenStream::new(), TokenStream::new(), TokenStream::new())
        } else {
            // Under their own names, so that a type that cannot be saved is reported once, on the user's token.
            let lend = quote!(let (#(ref #idents,)*) = #kept;);
            (quote!(let #kept = (#(#idents,)*);), lend, quote!((#(#idents,)*) = #kept;))
        };
        Saving { before, take, lend, put, saves: quote!(#(#saves)*), after }
    }

    /// The locals that are moved into the save and back: those that change, unless something borrows them.
    ///
    /// A local that was borrowed, if only for the save, lives in the future's memory for the sake of the interruption
    /// behind it, and a loop that changes it would load and store it in each round. One that was moved stays in a register.
    fn moved(&self, keys: &[(Local, String)], live: &Locals) -> Vec<Local> {
        let mut borrowed = Locals::new();
        for &local in live {
            let mut roots = Locals::new();
            self.bindings().with_roots(local, &mut roots);
            roots.remove(&local);
            borrowed.extend(roots);
            if let Some(source) = self.sources.get(&local) {
                if !matches!(source.access, Access::Owned) {
                    borrowed.extend(source.base.mentioned());
                }
                borrowed.extend(source.adaptors.iter().flat_map(|node| node.args.mentioned()));
            }
        }
        let is_moved = |local: &Local| {
            let binding = self.bindings().get(*local);
            let changes = match binding.role {
                Role::Named | Role::Temporary => binding.mutable,
                Role::Iterator { .. } => !self.is_exclusive(*local),
                Role::Selector | Role::Source | Role::Callee | Role::Transaction => false,
            };
            let is_free = !self.is_slot(*local) && !borrowed.contains(local);
            changes
                && is_free
                && binding.derived.as_ref().is_none_or(|derived| !derived.exclusive)
                && binding.cfg.is_empty()
        };
        keys.iter().map(|(local, _)| *local).filter(is_moved).collect()
    }

    fn save(&self, number: u32, local: Local, key: &str, is_lent: bool) -> TokenStream {
        let (ident, writer) = (self.ident(local), hygienic("writer"));
        let binding = self.bindings().get(local);
        let cfg = &binding.cfg;
        // On the user's token, so that a type that cannot be saved is reported there.
        let value = if is_lent {
            quote!(#ident)
        } else if self.is_slot(local) {
            let slot = self.slot(local);
            quote_spanned!(binding.name.span()=> #slot.get())
        } else {
            quote_spanned!(binding.name.span()=> &#ident)
        };
        let since = self.since(number, local);
        match &binding.role {
            Role::Named if since.is_some() => {
                let save = self.methods(local, binding.name.span()).save_since;
                let place = self.place(local);
                quote!(#writer.#save(#place #key, #value, #since);)
            }
            Role::Named => {
                let save = self.methods(local, binding.name.span()).save;
                let place = self.place(local);
                quote!(#(#cfg)* #writer.#save(#place #key, #value);)
            }
            Role::Selector | Role::Source | Role::Callee | Role::Transaction => TokenStream::new(),
            Role::Temporary => quote!(#writer.hidden(#key, #value);),
            Role::Iterator { .. } if self.is_exclusive(local) => {
                let position = position_of(local);
                quote!(#writer.position(#key, &#position);)
            }
            Role::Iterator { .. } if since.is_some() => quote!(#writer.iterator_since(#key, #value, #since);),
            Role::Iterator { .. } => quote!(#writer.iterator(#key, #value);),
        }
    }

    pub(super) fn is_named(&self, local: Local) -> bool {
        matches!(self.bindings().get(local).role, Role::Named)
    }
}
