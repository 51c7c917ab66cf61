//! By which methods a local is saved and restored: they differ in what rustc says if its type cannot be.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::Emitter;
use crate::bindings::Local;

/// The methods for one local, with what its message names.
pub(super) struct Methods {
    pub(super) save: TokenStream,
    pub(super) restore: TokenStream,
}

impl Emitter<'_> {
    /// The methods for a local with a name, reported on `span`.
    pub(super) fn methods(&self, local: Local, span: Span) -> Methods {
        let method = |name: &str| Ident::new(name, span);
        if self.body.parameters.iter().any(|parameter| parameter.local == local) {
            let (save, restore) = (method("argument"), method("restore_argument"));
            return Methods { save: quote!(#save), restore: quote!(#restore) };
        }
        let Some(need) = self.body.needs.get(&local) else {
            let (save, restore) = (method("local"), method("restore"));
            return Methods { save: quote!(#save), restore: quote!(#restore) };
        };
        // All of it on the local, so that the message stands there, and once.
        let at = line(need.at, span);
        if let Some(used) = need.used {
            let (save, restore, used) = (method("local"), method("restore"), line(used, span));
            let types = quote_spanned!(span=> ::<#at, #used, _>);
            Methods { save: quote!(#save #types), restore: quote!(#restore #types) }
        } else {
            let (save, restore) = (method("held"), method("restore_held"));
            let types = quote_spanned!(span=> ::<#at, _>);
            Methods { save: quote!(#save #types), restore: quote!(#restore #types) }
        }
    }
}

/// The line of a span, as a token on another.
fn line(of: Span, on: Span) -> Literal {
    let mut line = Literal::u32_unsuffixed(u32::try_from(of.start().line).unwrap_or(0));
    line.set_span(on);
    line
}
