//! What points say of what happened to their locals, and the question to the types of these.
//!
//! A save takes a value without a size that stands for the local's type and for what that answers. The question stands behind
//! the body: only there does rustc know the types of all locals.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::Emitter;
use crate::bindings::{Local, Role};
use crate::changes::Change;

/// What surrounds the body.
pub(super) struct Asking {
    pub(super) front: TokenStream,
    pub(super) behind: TokenStream,
}

impl Emitter<'_> {
    /// The last arguments of a local's save, if its point says something.
    pub(super) fn since(&self, number: u32, local: Local) -> Option<TokenStream> {
        let since = self.body.changes.points[number as usize - 1].get(&local)?;
        self.kept.borrow_mut().insert(local);
        let change = |change| match change {
            Change::None => quote!(__asap::Change::None),
            Change::Grown => quote!(__asap::Change::Grown),
            Change::Any => quote!(__asap::Change::Any),
        };
        let (id, last, any, kept) = (id(local), change(since.last), change(since.any), kept(local));
        Some(quote!(__asap::Since::new(#id, #last, #any), #kept))
    }

    /// To be called behind the rest of the body.
    pub(super) fn asking(&self) -> Asking {
        let locals = self.kept.borrow();
        if locals.is_empty() {
            return Asking { front: TokenStream::new(), behind: TokenStream::new() };
        }
        let all: Vec<Ident> = locals.iter().map(|&local| kept(local)).collect();
        let asked = locals.iter().map(|&local| {
            let kept = kept(local);
            if let Role::Iterator { .. } = self.bindings().get(local).role {
                return quote!(#kept.is((&&__asap::Ask::<_, 0>::of(#kept)).answer_rest()););
            }
            let methods = self.methods_of(local);
            quote!(#kept.is((&&&__asap::Ask::<_, #methods>::of(#kept)).answer());)
        });
        Asking {
            front: quote!(#(let #all = __asap::Kept::new();)*),
            behind: quote! {{
                #[allow(unused_imports)]
                use __asap::{AsGrowing as _, AsStill as _, AsUnknown as _, iter::AsStillRest as _, iter::AsUnknownRest as _};
                #(#asked)*
            }},
        }
    }

    fn methods_of(&self, local: Local) -> TokenStream {
        let methods = self.body.changes.methods.get(&local);
        let names: Vec<Ident> =
            methods.into_iter().flatten().map(|name| Ident::new(name, Span::call_site())).collect();
        if names.is_empty() { quote!(0) } else { quote!({ #(__asap::method::#names)|* }) }
    }

    /// The trait of `extend`, so that it is in scope wherever the body says so: another trait's method of that name would be
    /// ambiguous beside it.
    pub(super) fn extends(&self) -> Option<TokenStream> {
        let mut methods = self.body.changes.methods.values();
        methods.any(|methods| methods.contains("EXTEND")).then(|| {
            quote! {
                #[allow(unused_imports)]
                use ::core::iter::Extend as _;
            }
        })
    }
}

fn kept(local: Local) -> Ident {
    format_ident!("__asap_kept{}", local.0, span = Span::mixed_site())
}

fn id(local: Local) -> proc_macro2::Literal {
    proc_macro2::Literal::usize_unsuffixed(local.0)
}
