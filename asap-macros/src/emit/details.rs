//! What is written down of a function beside what a run needs: its past, its types, and which point follows which.
//!
//! Only rustc knows the types of the locals. So the body declares a value without a size for each of them, of a type that
//! the restore of the local fixes, and tells the types' names when it is asked for nothing else.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;

use super::{Emitter, hygienic};
use crate::bindings::{Local, Locals};
use crate::check::old_keys;
use crate::graph;
use crate::source::{Source, arguments, is_resource};

impl Emitter<'_> {
    /// The value that stands for a local's type, if the body tells it.
    pub(super) fn type_of(&self, local: Local) -> Option<Ident> {
        let is_told =
            self.is_named(local) && self.bindings().get(local).cfg.is_empty() && !self.is_parameter(local);
        is_told.then(|| {
            self.told.borrow_mut().insert(local);
            self.described(local)
        })
    }

    /// On the very token of the local: what is wrong with its type is reported there, and once.
    fn described(&self, local: Local) -> Ident {
        Ident::new(&format!("__asap_type{}", local.0), self.bindings().get(local).name.span())
    }

    fn is_parameter(&self, local: Local) -> bool {
        self.body.parameters.iter().any(|parameter| parameter.local == local)
    }

    /// The head of the body, where it tells the types when it is asked to. To be called behind the rest of the body.
    pub(super) fn telling(&self) -> TokenStream {
        if !self.is_described() {
            return TokenStream::new();
        }
        let (cx, stopped) = (&self.cx, super::stopped());
        let locals: Vec<Local> = self.told.borrow().iter().copied().collect();
        let types: Vec<Ident> = locals.iter().map(|&local| self.described(local)).collect();
        let told = locals.iter().zip(&types).map(|(&local, ty)| {
            let span = ty.span();
            let told = self.methods(local, span).told;
            quote_spanned!(span=> #ty.#told())
        });
        quote! {
            #(let #types = __asap::Type::new();)*
            if #cx.asks() {
                #cx.tell(&[#(#told),*]);
                break #stopped;
            }
        }
    }

    fn is_described(&self) -> bool {
        !self.told.borrow().is_empty()
    }

    /// The description. To be called behind the body.
    pub(super) fn details(&self, source: &Source, types: &[&Type]) -> TokenStream {
        let was = &source.attributes.was;
        let migrate = match &source.attributes.migrate {
            Some(path) => quote!(::core::option::Option::Some(|old| __asap::migrated(#path(old)))),
            None => quote!(::core::option::Option::None),
        };
        let is_described = self.is_described();
        let parameters = self.parameter_details(source, types);
        let told: Locals = self.told.borrow().clone();
        let places = self.places(&told);
        let edges = graph::edges(self.body).into_iter().map(|(from, to)| {
            let number = |node: u32| {
                if node == graph::END { quote!(__asap::END) } else { super::number(node).into_token_stream() }
            };
            let (from, to) = (number(from), number(to));
            quote!((#from, #to))
        });
        quote! {
            __asap::Details {
                was: &[#(#was),*],
                migrate: #migrate,
                is_described: #is_described,
                parameters: &[#(#parameters),*],
                places: &[#(#places),*],
                edges: &[#(#edges),*],
            }
        }
    }

    fn parameter_details(&self, source: &Source, types: &[&Type]) -> Vec<TokenStream> {
        let arguments = arguments(&source.function.sig).filter(|argument| !is_resource(argument));
        let all = self.body.parameters.iter().zip(types).zip(arguments);
        all.map(|((parameter, ty), argument)| {
            let binding = self.bindings().get(parameter.local);
            let (was, name, writer) = (&binding.was, &parameter.name, hygienic("writer"));
            let note = crate::attributes::Note::of(&argument.attrs);
            let default = match &note.default {
                Some(default) => {
                    quote!(::core::option::Option::Some(|#writer| #writer.argument::<#ty>(#name, &(#default))))
                }
                None => quote!(::core::option::Option::None),
            };
            let told = quote_spanned!(binding.name.span()=> __asap::Type::<#ty>::new().told_argument());
            quote!(__asap::Parameter { was: &[#(#was),*], default: #default, told: || #told })
        })
        .collect()
    }

    fn places(&self, told: &Locals) -> Vec<TokenStream> {
        let index_of = |local: Local| {
            let parameters = &self.body.parameters;
            let index = parameters.iter().position(|parameter| parameter.local == local).or_else(|| {
                let told = told.iter().position(|other| *other == local)?;
                Some(parameters.len() + told)
            });
            index.and_then(|index| u16::try_from(index).ok()).unwrap_or(u16::MAX)
        };
        let points = self.body.points.iter().zip(&self.keys);
        points
            .map(|(point, keys)| {
                let (is_named, near, was, calls) = (point.is_named, &point.near, &point.was, &point.calls);
                let types = keys
                    .iter()
                    .filter(|(local, _)| self.is_named(*local))
                    .map(|(local, _)| proc_macro2::Literal::u16_unsuffixed(index_of(*local)));
                let changed = keys.iter().filter_map(|(local, key)| self.changed(*local, key));
                quote! {
                    __asap::Place {
                        is_named: #is_named,
                        near: #near,
                        was: &[#(#was),*],
                        calls: #calls,
                        types: &[#(#types),*],
                        changed: &[#(#changed),*],
                    }
                }
            })
            .collect()
    }

    fn changed(&self, local: Local, key: &str) -> Option<TokenStream> {
        let binding = self.bindings().get(local);
        let (was, has_default) = (old_keys(binding, key), binding.default.is_some());
        if was.is_empty() && !has_default {
            return None;
        }
        let is_hidden = !self.is_named(local);
        Some(quote! {
            __asap::Changed { key: #key, is_hidden: #is_hidden, was: &[#(#was),*], has_default: #has_default }
        })
    }
}
