//! By which methods a local is saved and restored: they differ in what rustc says if its type cannot be.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::Emitter;
use crate::bindings::Local;

/// The methods for one local.
pub(super) struct Methods {
    pub(super) save: Ident,
    /// The same, where it is said what can have happened to the local.
    pub(super) save_since: Ident,
    /// Where it is restored first, with the lines that its message names.
    pub(super) restore: TokenStream,
    /// Where it is restored again.
    pub(super) again: Ident,
}

impl Emitter<'_> {
    /// The methods for a local with a name, reported on `span`.
    pub(super) fn methods(&self, local: Local, span: Span) -> Methods {
        let method = |name: &str| Ident::new(name, span);
        let has_default = self.bindings().get(local).default.is_some();
        if self.is_parameter(local) {
            let restore = method("restore_argument");
            return Methods {
                save: method("argument"),
                save_since: method("argument_since"),
                restore: quote!(#restore),
                again: restore,
            };
        }
        // All of it on the local, so that the message stands there, and once.
        let need = self.body.needs.get(&local);
        let at = line(need.map_or(span, |need| need.at), span);
        let restore = if let Some(used) = need.map_or(Some(span), |need| need.used) {
            let (restore, used) =
                (method(if has_default { "restore_local_new" } else { "restore" }), line(used, span));
            quote_spanned!(span=> #restore::<#at, #used, _>)
        } else {
            let restore = method(if has_default { "restore_held_new" } else { "restore_held" });
            quote_spanned!(span=> #restore::<#at, _>)
        };
        Methods {
            save: method("local"),
            save_since: method("local_since"),
            restore,
            again: method(if has_default { "again_new" } else { "again" }),
        }
    }
}

impl Emitter<'_> {
    /// The place of a parameter among the parameters, with a comma behind it; of another local nothing.
    pub(super) fn place(&self, local: Local) -> Option<TokenStream> {
        let place = self.body.parameters.iter().position(|parameter| parameter.local == local)?;
        let place = Literal::usize_unsuffixed(place);
        Some(quote!(#place,))
    }
}

/// The line of a span, as a token on another.
fn line(of: Span, on: Span) -> Literal {
    let mut line = Literal::u32_unsuffixed(u32::try_from(of.start().line).unwrap_or(0));
    line.set_span(on);
    line
}
