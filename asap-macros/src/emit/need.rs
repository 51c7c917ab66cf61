//! By which methods a local is saved and restored: they differ in what rustc says if its type cannot be.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::Emitter;
use crate::bindings::Local;

/// The methods for one local, with what its message names.
pub(super) struct Methods {
    pub(super) save: TokenStream,
    /// The same, where it is said what can have happened to the local.
    pub(super) save_since: TokenStream,
    pub(super) restore: TokenStream,
    /// Of the value that stands for its type.
    pub(super) told: TokenStream,
}

impl Emitter<'_> {
    /// The methods for a local with a name, reported on `span`.
    pub(super) fn methods(&self, local: Local, span: Span) -> Methods {
        let method = |name: &str| Ident::new(name, span);
        if self.body.parameters.iter().any(|parameter| parameter.local == local) {
            let (save, restore) = (method("argument"), method("restore_argument"));
            let (save_since, told) = (method("argument_since"), method("told_argument"));
            return Methods {
                save: quote!(#save),
                save_since: quote!(#save_since),
                restore: quote!(#restore),
                told: quote!(#told),
            };
        }
        // All of it on the local, so that the message stands there, and once.
        let need = self.body.needs.get(&local);
        let at = line(need.map_or(span, |need| need.at), span);
        let used = need.map_or(Some(span), |need| need.used);
        let (save, restore, told, lines) = if let Some(used) = used {
            let used = line(used, span);
            ("local", "restore", "told", quote_spanned!(span=> #at, #used))
        } else {
            ("held", "restore_held", "told_held", quote_spanned!(span=> #at))
        };
        let save_since = method(&format!("{save}_since"));
        let (save, restore, told) = (method(save), method(restore), method(told));
        Methods {
            save: quote_spanned!(span=> #save::<#lines, _>),
            save_since: quote_spanned!(span=> #save_since::<#lines, _, _>),
            restore: quote_spanned!(span=> #restore::<#lines, _>),
            told: quote_spanned!(span=> #told::<#lines>),
        }
    }
}

/// The line of a span, as a token on another.
fn line(of: Span, on: Span) -> Literal {
    let mut line = Literal::u32_unsuffixed(u32::try_from(of.start().line).unwrap_or(0));
    line.set_span(on);
    line
}
