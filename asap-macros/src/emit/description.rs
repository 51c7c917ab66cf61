//! What the runtime knows of a function: its name, its points, and how its body is begun and finished.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{LitStr, ReturnType, Type};

use super::function::{Own, is_static};
use super::generics::Parameters;
use super::signature::{is_result, output};
use super::{Emitter, hygienic};
use crate::attributes::Mode;
use crate::bindings::Local;
use crate::policies::option;
use crate::source::Source;
use crate::{bindings, catalogue};

/// What the runtime knows of the function: a static, or of a method and of what is generic a function that gives it, one for each
/// instance.
pub(super) fn description(
    source: &Source,
    emitter: &Emitter<'_>,
    parameters: &Parameters<'_>,
    own: &Own,
    types: &[&Type],
) -> TokenStream {
    let (generics, clause) = (parameters.of_function(), parameters.where_of_function());
    let body = emitter.body;
    let path = registered(source);
    let instance = if source.is_generic() {
        let texts = parameters.texts();
        quote!(::core::option::Option::Some(|| __asap::types(&[#(#texts),*])))
    } else {
        quote!(::core::option::Option::None)
    };
    let line = quote_spanned!(source.function.sig.ident.span()=> ::core::line!());
    let keys = body.parameters.iter().map(|parameter| &parameter.name);
    let resources = body.resources.iter().map(|resource| {
        let name = bindings::plain_name(&body.bindings.get(resource.local).name);
        let ty = &resource.ty;
        quote!(__asap::Resource { name: #name, id: __asap::TypeId::of::<#ty>, type_name: __asap::type_name::<#ty> })
    });
    let checkpoints = checkpoints(emitter);
    let begin = begin(source, emitter, parameters, own);
    let output = output(&source.function.sig.output);
    let finish = finish(source, &output);
    let details = emitter.details(source, types);
    let name = &own.function;
    let described = quote! {
        __asap::Function {
            path: #path,
            types: #instance,
            file: ::core::file!(),
            line: #line,
            parameters: &[#(#keys),*],
            resources: &[#(#resources),*],
            checkpoints: &[#checkpoints],
            begin: #begin,
            save: __asap::save::<(#(#types,)*)>,
            finish: #finish,
            output: __asap::TypeId::of::<#output>,
            details: #details,
        }
    };
    if is_static(source) {
        // The body of a `const fn` would be written into the crate's metadata.
        quote!(static __ASAP_FUNCTION: __asap::Function = #described;)
    } else {
        quote!(const fn #name #generics() -> __asap::Function #clause { #described })
    }
}

fn checkpoints(emitter: &Emitter<'_>) -> TokenStream {
    let checkpoints = emitter.body.points.iter().zip(&emitter.keys).map(|(point, keys)| {
        let (id, is_call) = (&point.id, point.is_call);
        let key = |(local, key): &(Local, String)| {
            let cfg = &emitter.bindings().get(*local).cfg;
            quote!(#(#cfg)* #key)
        };
        let keys = emitter.in_table(keys);
        let locals = keys.iter().filter(|(local, _)| emitter.is_named(*local)).map(|pair| key(pair));
        let hidden = keys.iter().filter(|(local, _)| !emitter.is_named(*local)).map(|pair| key(pair));
        let line = quote_spanned!(point.span=> ::core::line!());
        quote! {
            __asap::Checkpoint {
                id: #id,
                is_call: #is_call,
                line: #line,
                locals: &[#(#locals),*],
                hidden: &[#(#hidden),*],
            }
        }
    });
    quote!(#(#checkpoints),*)
}

/// How a body is made, of the arguments of a call or of those in the snapshot of the start.
fn begin(source: &Source, emitter: &Emitter<'_>, parameters: &Parameters<'_>, own: &Own) -> TokenStream {
    let signature = &source.function.sig;
    // An `async` body that may not change threads is reported on the word.
    let span = signature.asyncness.map_or_else(|| signature.ident.span(), |token| token.span);
    let (mode, make) = match source.mode {
        Mode::Sync => ("Sync", "body"),
        Mode::Async => ("Async", "send_body"),
        Mode::Local => ("Local", "body"),
    };
    let (mode, make) = (format_ident!("{mode}"), Ident::new(make, span));
    let path = if source.owner.is_some() { quote!(Self::) } else { quote!() };
    let body = Ident::new(&own.body.to_string(), span);
    let (cx, given, turbofish) = (hygienic("cx"), hygienic("arguments"), parameters.turbofish());
    if emitter.body.is_function {
        return quote_spanned!(span=> __asap::Begin::Sync(&__asap::FunctionBody(#path #body #turbofish)));
    }
    let call = quote_spanned!(span=> __asap::#make(#path #body #turbofish(#cx, #given)));
    let begin = quote!(|mut #cx, #given| {
        let #given = #cx.arguments(#given);
        #call
    });
    match source.mode {
        Mode::Sync => quote!(__asap::Begin::Sync(&__asap::FutureBody(#begin))),
        Mode::Async | Mode::Local => quote!(__asap::Begin::#mode(#begin)),
    }
}

/// What becomes of the body's value.
fn finish(source: &Source, output: &TokenStream) -> TokenStream {
    let (returned, error) = (hygienic("value"), hygienic("error"));
    let (written, is_generic) = (&source.function.sig.output, source.is_generic());
    if is_result(written) {
        let on = source.attributes.policies.retry.as_ref().and_then(|retry| retry.on.as_ref());
        let on = option(on.map(|path| source.without_self(path)).map(|on| quote!(|#error| #on(#error))));
        return quote! {
            __asap::Finish::Result(
                __asap::fallible::<<#output as __asap::Fallible>::Ok, <#output as __asap::Fallible>::Err>,
                &__asap::Failing::<<#output as __asap::Fallible>::Err> {
                    repeats: #on,
                    describe: |#error| {
                        #[allow(unused_imports)]
                        use __asap::{AsDebug as _, AsDisplay as _, AsError as _, AsOpaque as _, AsText as _};
                        (&&&&&__asap::Describe::of(&#error)).describe(#error)
                    },
                },
            )
        };
    }
    let span = span_of(written);
    if is_generic {
        let check = alias(written, output);
        return quote_spanned!(span=> __asap::Finish::Value(|#returned| {
            const { #check }
            __asap::infallible::<#output>(#returned)
        }));
    }
    quote_spanned!(span=> __asap::Finish::Value(__asap::infallible::<#output>))
}

/// Refuses an alias of `Result` under another name: whether the function has failed could not be told.
pub(super) fn alias(written: &ReturnType, output: &TokenStream) -> TokenStream {
    let message = catalogue::RESULT_ALIAS.text;
    quote_spanned! {span_of(written)=>
        #[allow(unused_imports)]
        use __asap::IsNoResult as _;
        ::core::assert!(!__asap::Kind::<#output>::IS_RESULT, #message);
    }
}

fn span_of(written: &ReturnType) -> proc_macro2::Span {
    match written {
        ReturnType::Default => proc_macro2::Span::call_site(),
        ReturnType::Type(_, ty) => ty.span(),
    }
}

/// The name under which the function's tasks find it.
fn registered(source: &Source) -> TokenStream {
    if let Some(name) = &source.attributes.name {
        return quote!(#name);
    }
    let name = &source.function.sig.ident;
    let text = match &source.owner {
        None => name.to_string(),
        Some(owner) => {
            let ty = match &owner.ty {
                Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
                _ => None,
            };
            let ty = ty.unwrap_or_else(|| bindings::source(owner.ty.to_token_stream()));
            match &owner.of {
                None => format!("{ty}::{name}"),
                Some(of) => format!("{ty}::{of}::{name}"),
            }
        }
    };
    let name = LitStr::new(&text, name.span());
    quote!(::core::concat!(::core::module_path!(), "::", #name))
}
