//! Checkpoints: store what is live, or arrive.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Attribute;

use super::loops::position_of;
use super::{Emitter, hygienic};
use crate::bindings::{Local, Role};

impl Emitter<'_> {
    pub(super) fn point(&self, number: u32, attributes: &[Attribute]) -> TokenStream {
        let (at, cx, writer) = (&self.at, &self.cx, hygienic("writer"));
        let point = &self.body.points[number as usize - 1];
        let keys = &self.keys[number as usize - 1];
        let (before, after) = self.derive_again(&point.live);
        let saves = keys.iter().map(|(local, key)| self.save(*local, key));
        let path = &point.path;
        let number = super::number(number);

        let writer = if keys.is_empty() { quote!(_) } else { quote!(#writer) };
        let tokens = quote_spanned! {point.span=>
            #path!(@used);
            #before
            if #at == #number {
                #at = 0;
                #cx.arrived();
            } else if !#cx.checkpoint(#number, |#writer| { #(#saves)* }) {
                __asap::stop().await
            }
            #after
        };
        if attributes.is_empty() { tokens } else { quote!(#(#attributes)* { #tokens }) }
    }

    fn save(&self, local: Local, key: &str) -> TokenStream {
        let (ident, writer) = (self.ident(local), hygienic("writer"));
        let binding = self.bindings().get(local);
        let cfg = &binding.cfg;
        // On the user's token, so that a type that cannot be saved is reported there.
        let value = if self.is_slot(local) {
            let slot = self.slot(local);
            quote_spanned!(binding.name.span()=> #slot.get())
        } else {
            quote_spanned!(binding.name.span()=> &#ident)
        };
        match &binding.role {
            Role::Named => quote!(#(#cfg)* #writer.local(#key, #value);),
            Role::Selector | Role::Source => TokenStream::new(),
            Role::Temporary => quote!(#writer.hidden(#key, #value);),
            Role::Iterator { .. } if self.is_exclusive(local) => {
                let position = position_of(local);
                quote!(#writer.position(#key, &#position);)
            }
            Role::Iterator { .. } => quote!(#writer.iterator(#key, #value);),
        }
    }

    pub(super) fn is_named(&self, local: Local) -> bool {
        matches!(self.bindings().get(local).role, Role::Named)
    }
}
