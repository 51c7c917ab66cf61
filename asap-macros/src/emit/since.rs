//! What points say of what happened to their locals, and the question to the types of these.
//!
//! A save takes a value without a size that stands for what the local's type answers. The question stands behind the body: only
//! there does rustc know the types of all locals. It is never run, and stands where nothing leads, like what says of which type
//! a local is: so no borrow has to live there.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::Lifetime;

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
        let change = |change| match change {
            Change::None => quote!(__asap::Change::None),
            Change::Grown => quote!(__asap::Change::Grown),
            Change::Any => quote!(__asap::Change::Any),
        };
        let (id, last, any, kept) = (id(local), change(since.last), change(since.any), kept(local));
        Some(quote!(__asap::Since { local: #id, last: #last, any: #any }, #kept))
    }

    /// In front of the first point that says something of them: of which types these locals are, and what a type answers that rustc
    /// knows by then.
    pub(super) fn types_asked(&self, number: u32) -> TokenStream {
        let mut kept = self.kept.borrow_mut();
        let locals = self.body.changes.points[number as usize - 1].keys();
        let new: Vec<Local> = locals.copied().filter(|&local| kept.insert(local)).collect();
        if new.is_empty() {
            return TokenStream::new();
        }
        let nowhere = Lifetime::new("'asap_nowhere", Span::mixed_site());
        let imports = new.iter().any(|&local| self.is_known(local)).then(traits);
        let questions = new.iter().map(|&local| {
            let ident = self.ident(local);
            if self.is_known(local) {
                let (kept, methods) = (self::kept(local), self.methods_of(local));
                quote!(#kept.is((&&&__asap::Ask::<_, #methods>::of(&#ident)).answer());)
            } else {
                let ty = asked(local);
                quote!(#ty.of(&#ident);)
            }
        });
        quote!(#nowhere: { break #nowhere; #imports #(#questions)* })
    }

    /// Whether the local's type is written down: then its answer fixes what the saves take before rustc comes to them, and need
    /// not look at them again and again.
    fn is_known(&self, local: Local) -> bool {
        self.is_parameter(local) || self.bindings().get(local).typed
    }

    /// To be called behind the rest of the body.
    pub(super) fn asking(&self) -> Asking {
        let locals = self.kept.borrow();
        let all = locals.iter().map(|&local| kept(local));
        let unknown: Vec<Local> = locals.iter().copied().filter(|&local| !self.is_known(local)).collect();
        let types = unknown.iter().map(|&local| asked(local));
        let front = quote!(#(let #all = __asap::Kept::NEW;)* #(let #types = __asap::Asked::NEW;)*);
        if unknown.is_empty() {
            return Asking { front, behind: TokenStream::new() };
        }
        let asked = unknown.iter().map(|&local| {
            let (kept, ty) = (kept(local), asked(local));
            if let Role::Iterator { .. } = self.bindings().get(local).role {
                return quote!(#kept.is((&&#ty.ask::<0>()).answer_rest()););
            }
            let methods = self.methods_of(local);
            quote!(#kept.is((&&&#ty.ask::<#methods>()).answer());)
        });
        let imports = traits();
        Asking { front, behind: quote!({ #imports #(#asked)* }) }
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

/// What the question needs in scope.
fn traits() -> TokenStream {
    quote! {
        #[allow(unused_imports)]
        use __asap::{AsGrowing as _, AsStill as _, AsUnknown as _, iter::AsStillRest as _, iter::AsUnknownRest as _};
    }
}

fn asked(local: Local) -> Ident {
    format_ident!("__asap_asked{}", local.0, span = Span::mixed_site())
}

fn kept(local: Local) -> Ident {
    format_ident!("__asap_kept{}", local.0, span = Span::mixed_site())
}

fn id(local: Local) -> proc_macro2::Literal {
    proc_macro2::Literal::usize_unsuffixed(local.0)
}
