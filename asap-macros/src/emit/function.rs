//! What the user's function becomes: the body as a function of its own, its description, and the call that is given.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Type;

use super::description::{alias, description};
use super::details::Telling;
use super::generics::Parameters;
use super::instance::instance;
use super::signature::{attributes_of, head, is_result, output};
use super::since::Asking;
use super::{Emitter, hygienic, names};
use crate::attributes::Mode;
use crate::exits;
use crate::report::Report;
use crate::source::Source;

/// Lints about how code is written, which the rewriting of the user's code would trip.
fn allowed() -> TokenStream {
    quote! {
        #[allow(
            unused_assignments,
            unused_mut,
            unused_parens,
            unused_braces,
            unused_labels,
            unreachable_code,
            non_shorthand_field_patterns,
            clippy::items_after_statements,
            clippy::large_futures,
            clippy::let_unit_value,
            clippy::needless_late_init,
            clippy::redundant_field_names,
            clippy::unnecessary_wraps,
            clippy::unused_async
        )]
    }
}

/// Tokens for the outside of the function, where `__asap` is not imported.
pub(super) fn outside(tokens: &TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    for token in tokens.clone() {
        match token {
            proc_macro2::TokenTree::Ident(ident) if ident == "__asap" => {
                out.extend(quote!(::asap_runtime::__private));
            }
            token => out.extend([token]),
        }
    }
    out
}

/// The names of the expansion's own functions; in a block, they are the block's and must differ from each other.
pub(super) struct Own {
    pub(super) body: Ident,
    pub(super) function: Ident,
    pub(super) make: Ident,
    /// Of a method, what gives the description that is registered.
    pub(super) registered: Ident,
    /// What stands in front of them outside of the block.
    pub(super) path: TokenStream,
}

impl Own {
    fn of(source: &Source) -> Self {
        let (stem, path) = match &source.owner {
            None => ("__asap".to_owned(), TokenStream::new()),
            Some(owner) => {
                let of = owner.of.as_ref().map_or_else(String::new, |of| format!("{of}_"));
                let ty = &owner.ty;
                (format!("__asap_{of}{}", source.function.sig.ident), quote!(<#ty>::))
            }
        };
        let name = |part: &str| format_ident!("{stem}_{part}");
        Self {
            body: name("body"),
            function: name("function"),
            make: name("make"),
            registered: name("registered"),
            path,
        }
    }
}

pub(super) fn expansion(source: &Source, emitter: &Emitter<'_>, report: &mut Report) -> TokenStream {
    let parameters = Parameters::of(source);
    let own = Own::of(source);
    let (head, arguments) = head(source, &parameters);
    let (_, inner) = attributes_of(&source.function);
    let types: Vec<&Type> = emitter.body.parameters.iter().map(|parameter| &parameter.ty).collect();
    // Nothing else mentions the body's locals.
    let body = self::body(emitter, &parameters, &own, &types);
    let body = names::finish(body, emitter.body, emitter.hiding.take(), report);
    let description = description(source, emitter, &parameters, &own, &types);
    let registered = source.owner.is_some() && !source.is_generic();
    let registered = registered.then(|| {
        let Own { registered, path, function, .. } = &own;
        quote! {
            fn #registered() -> &'static __asap::Function {
                static __ASAP_FUNCTION: __asap::Function = #path #function();
                &__ASAP_FUNCTION
            }
        }
    });
    let extends = emitter.extends();
    let functions = parameters.within_block(&quote!(#body #description #registered));
    let path = &own.path;
    // What may not cross threads is reported on the function's name.
    let arguments = quote_spanned!(source.function.sig.ident.span()=> (#(#arguments,)*));
    let rest = if source.is_generic() {
        instance(source, &parameters, &own, &types, &arguments)
    } else {
        let call = Ident::new(
            match source.mode {
                Mode::Sync => "Call",
                Mode::Async => "AsyncCall",
                Mode::Local => "LocalCall",
            },
            proc_macro2::Span::call_site(),
        );
        let written = &source.function.sig.output;
        // On its own, so that it is said even of a result that cannot be saved.
        let check = (!is_result(written)).then(|| {
            let check = alias(written, &source.without_self(output(written)));
            quote!(const _: () = { #check };)
        });
        // On the pattern: a runtime without the feature `cron` has no such function.
        let scheduled = source.attributes.cron.as_ref().map(|cron| {
            quote_spanned!(cron.span()=> __asap::inventory::submit! { __asap::scheduled(&__ASAP_FUNCTION, #cron) })
        });
        if source.owner.is_some() {
            let registered = &own.registered;
            quote!(#check __asap::#call::new(#path #registered(), #arguments))
        } else {
            quote! {
                #check
                __asap::inventory::submit! { __asap::Registration::Function(&__ASAP_FUNCTION) }
                #scheduled
                __asap::#call::new(&__ASAP_FUNCTION, #arguments)
            }
        }
    };
    quote! {
        #head {
            use ::asap_runtime::__private as __asap;
            #extends
            #(#inner)*
            #functions
            #rest
        }
    }
}

/// Whether the description is a static; of a method, and of what is generic, it is a function that gives it.
pub(super) fn is_static(source: &Source) -> bool {
    source.owner.is_none() && !source.is_generic()
}

/// The registration of a method, beside its block: what it is made of must not be a part of the type's own code.
pub(super) fn registration(source: &Source) -> TokenStream {
    if source.owner.is_none() || source.is_generic() {
        return TokenStream::new();
    }
    let Own { path, registered, .. } = Own::of(source);
    let conditions = source.function.attrs.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    quote! {
        #(#conditions)*
        const _: () = {
            use ::asap_runtime::__private as __asap;
            __asap::inventory::submit! {
                __asap::Registration::Instance(|| ::core::option::Option::Some(#path #registered()))
            }
        };
    }
}

/// The function that is the body.
fn body(emitter: &Emitter<'_>, parameters: &Parameters<'_>, own: &Own, types: &[&Type]) -> TokenStream {
    let (cx, given, name) = (&emitter.cx, hygienic("arguments"), &own.body);
    let (generics, clause) = (parameters.of_function(), parameters.where_of_function());
    let (allowed, output, inside) = (allowed(), &emitter.output, inside(emitter));
    let (word, output) = if emitter.body.is_function {
        (quote!(), quote!(::core::option::Option<#output>))
    } else {
        (quote!(async), quote!(#output))
    };
    quote! {
        #allowed
        #word fn #name #generics(
            mut #cx: __asap::Cx,
            #given: ::core::option::Option<(#(#types,)*)>,
        ) -> #output #clause {
            #inside
        }
    }
}

/// The inside of the body's function.
fn inside(emitter: &Emitter<'_>) -> TokenStream {
    let (cx, at, stopped) = (&emitter.cx, &emitter.at, super::stopped());
    let statements = emitter.root();
    let body = emitter.body;
    let supplied: TokenStream = body.resources.iter().map(|resource| emitter.resource(resource)).collect();
    if body.points.is_empty() && body.parameters.is_empty() && body.resources.is_empty() {
        if body.is_function {
            return exits::returned(&quote!({ #statements }), &emitter.output);
        }
        return statements;
    }
    let declare_at = if body.points.is_empty() { quote!() } else { quote!(let mut #at = #cx.at();) };
    let Telling { front, head, behind } = emitter.telling();
    let Asking { front: kept, behind: asked } = emitter.asking();
    let value = quote!({ #declare_at #head #supplied #statements });
    let (returned, stop) = if body.is_function {
        let (name, output) = (hygienic("value"), &emitter.output);
        // With its type, as in `exits`.
        let returned = quote!(let #name: #output = #value; return ::core::option::Option::Some(#name));
        (returned, quote!(::core::option::Option::None))
    } else {
        (quote!(return #value), quote!(__asap::stop().await))
    };
    quote! {
        #front
        #kept
        #stopped: {
            #returned;
            #asked
        }
        #behind
        #stop
    }
}

impl Emitter<'_> {
    /// A parameter that the runtime supplies.
    fn resource(&self, resource: &crate::ir::Resource) -> TokenStream {
        let (cx, value, stopped) = (&self.cx, hygienic("value"), super::stopped());
        let (ident, ty) = (self.ident(resource.local), &resource.ty);
        let binding = self.bindings().get(resource.local);
        let mutable = binding.mutable.then(|| quote!(mut));
        let method = Ident::new(if resource.is_lent { "shared" } else { "resource" }, binding.name.span());
        let supplied = quote_spanned! {binding.name.span()=>
            match #cx.#method::<#ty>() {
                ::core::option::Option::Some(#value) => #value,
                ::core::option::Option::None => break #stopped,
            }
        };
        if resource.is_lent {
            let shared = format_ident!("shared{}", resource.local.0, span = proc_macro2::Span::mixed_site());
            quote!(let #shared = #supplied; let #mutable #ident: &#ty = &#shared;)
        } else {
            quote!(let #mutable #ident: #ty = #supplied;)
        }
    }
}
