//! The function around the body: signature, registration, the call.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{AttrStyle, Attribute, FnArg, Ident, ItemFn, LitStr, Pat, ReturnType, Type};

use super::{Emitter, hygienic};
use crate::attributes::Attributes;
use crate::{bindings, catalogue};

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
            clippy::unused_async
        )]
    }
}

pub(super) fn expansion(function: &ItemFn, attributes: &Attributes, emitter: &Emitter<'_>) -> TokenStream {
    let body = emitter.body;
    let (outer, inner) = attributes_of(function);
    let vis = &function.vis;
    let name = &function.sig.ident;
    let output = output(&function.sig.output);
    let call = call_type(&function.sig.output, &output);
    let arguments: Vec<Ident> = arguments(function);
    let types: Vec<&Type> = body.parameters.iter().map(|parameter| &parameter.ty).collect();
    let keys: Vec<&str> = body.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    let registered = if let Some(name) = &attributes.name {
        quote!(#name)
    } else {
        let name = LitStr::new(&name.to_string(), name.span());
        quote!(::core::concat!(::core::module_path!(), "::", #name))
    };
    let checkpoints = body.points.iter().zip(&emitter.keys).map(|(point, keys)| {
        let id = &point.id;
        let locals = keys.iter().filter(|(local, _)| emitter.is_named(*local)).map(|(_, key)| key);
        let hidden = keys.iter().filter(|(local, _)| !emitter.is_named(*local)).map(|(_, key)| key);
        let line = quote_spanned!(point.span=> ::core::line!());
        quote!(__asap::Checkpoint { id: #id, line: #line, locals: &[#(#locals),*], hidden: &[#(#hidden),*] })
    });
    let line = quote_spanned!(name.span()=> ::core::line!());
    let (cx, writer, given) = (&emitter.cx, hygienic("writer"), hygienic("arguments"));
    let finish = finish(&function.sig.output, &output);
    let statements = emitter.root();
    let writer = if arguments.is_empty() { quote!(_) } else { quote!(#writer) };
    let saves_to = hygienic("writer");
    let saves = arguments.iter().zip(&keys).map(|(argument, key)| quote!(#saves_to.local(#key, &#argument);));
    let allowed = allowed();
    let at = &emitter.at;
    let declare_at = if body.points.is_empty() { quote!() } else { quote!(let mut #at = #cx.at();) };
    let stopped = super::stopped();
    let body = if body.points.is_empty() && arguments.is_empty() {
        statements
    } else {
        quote! {
            #stopped: { return { #declare_at #statements }; }
            __asap::stop().await
        }
    };
    let inputs = arguments.iter().zip(&types).map(|(argument, ty)| quote!(#argument: #ty));
    quote! {
        #(#outer)*
        #vis fn #name(#(#inputs),*) -> #call {
            use ::asap_runtime::__private as __asap;
            #(#inner)*
            #allowed
            async fn __asap_body(mut #cx: __asap::Cx, #given: ::core::option::Option<(#(#types,)*)>) -> #output {
                #body
            }
            #allowed
            fn __asap_begin(
                #cx: __asap::Cx,
                #given: ::core::option::Option<(#(#types,)*)>,
            ) -> __asap::Body {
                #finish
            }
            static __ASAP_FUNCTION: __asap::Function = __asap::Function {
                name: #registered,
                file: ::core::file!(),
                line: #line,
                parameters: &[#(#keys),*],
                checkpoints: &[#(#checkpoints),*],
                resume: |#cx| __asap_begin(#cx, ::core::option::Option::None),
            };
            __asap::inventory::submit! { __asap::Registration(&__ASAP_FUNCTION) }
            __asap::Call::new(
                &__ASAP_FUNCTION,
                __asap::arguments(|#writer| { #(#saves)* }),
                move |#cx| __asap_begin(#cx, ::core::option::Option::Some((#(#arguments,)*))),
            )
        }
    }
}

pub(super) fn signature_only(function: &ItemFn, mistakes: &TokenStream) -> TokenStream {
    let (outer, _) = attributes_of(function);
    let vis = &function.vis;
    let name = &function.sig.ident;
    let generics = &function.sig.generics;
    let where_clause = &generics.where_clause;
    let output = output(&function.sig.output);
    let call = call_type(&function.sig.output, &output);
    let inputs = function.sig.inputs.iter().enumerate().map(|(index, input)| match input {
        FnArg::Receiver(receiver) => quote!(#receiver),
        FnArg::Typed(argument) => {
            let (name, ty) = (format_ident!("_argument{index}"), &argument.ty);
            quote!(#name: #ty)
        }
    });
    let used = crate::syntax::point_paths(&function.block).into_iter().map(|path| quote!(#path!(@used);));
    let call = if contains_impl(&output) { quote!(::asap_runtime::Call<()>) } else { call };
    quote! {
        #mistakes
        #(#outer)*
        #[allow(clippy::all, clippy::pedantic)]
        #vis fn #name #generics (#(#inputs),*) -> #call #where_clause {
            #(#used)*
            ::core::unimplemented!("the function has mistakes that were reported")
        }
    }
}

fn contains_impl(ty: &TokenStream) -> bool {
    ty.clone()
        .into_iter()
        .any(|token| matches!(token, proc_macro2::TokenTree::Ident(ident) if ident == "impl"))
}

/// Attributes of the function outside, and those for its body: lints hold in both.
fn attributes_of(function: &ItemFn) -> (Vec<Attribute>, Vec<Attribute>) {
    let is_lint = |attribute: &&Attribute| {
        ["allow", "warn", "deny", "expect", "forbid"].iter().any(|lint| attribute.path().is_ident(lint))
    };
    let outside =
        function.attrs.iter().cloned().map(|attribute| Attribute { style: AttrStyle::Outer, ..attribute });
    // The call is `#[must_use]` itself.
    let outer: Vec<Attribute> = outside.filter(|attribute| !attribute.path().is_ident("must_use")).collect();
    let inner = outer.iter().filter(is_lint).cloned().collect();
    (outer, inner)
}

/// Names of the outer function's parameters: the user's where there is one.
fn arguments(function: &ItemFn) -> Vec<Ident> {
    let typed = function.sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(argument) => Some(argument),
        FnArg::Receiver(_) => None,
    });
    typed
        .enumerate()
        .map(|(index, argument)| match &*argument.pat {
            Pat::Ident(node) => bindings::identifier(&node.ident.to_string(), node.ident.span()),
            _ => format_ident!("argument{}", index + 1),
        })
        .collect()
}

fn output(output: &ReturnType) -> TokenStream {
    match output {
        ReturnType::Default => quote!(()),
        ReturnType::Type(_, ty) => quote!(#ty),
    }
}

/// Whether the return type is written as a `Result`, of whatever crate.
fn is_result(output: &ReturnType) -> bool {
    match output {
        ReturnType::Type(_, ty) => match &**ty {
            Type::Path(path) => path.path.segments.last().is_some_and(|segment| segment.ident == "Result"),
            _ => false,
        },
        ReturnType::Default => false,
    }
}

fn call_type(written: &ReturnType, output: &TokenStream) -> TokenStream {
    let span = written.span();
    if is_result(written) {
        quote_spanned!(span=> ::asap_runtime::Call<<#output as ::asap_runtime::__private::Fallible>::Ok>)
    } else {
        quote_spanned!(span=> ::asap_runtime::Call<#output>)
    }
}

/// The body, with what becomes of its value.
fn finish(written: &ReturnType, output: &TokenStream) -> TokenStream {
    let (cx, arguments, error) = (hygienic("cx"), hygienic("arguments"), hygienic("error"));
    let body = quote!(__asap_body(#cx, #arguments));
    if is_result(written) {
        quote! {
            __asap::fallible_as(#body, |#error: <#output as __asap::Fallible>::Err| {
                #[allow(unused_imports)]
                use __asap::{AsDebug as _, AsDisplay as _, AsError as _, AsOpaque as _, AsText as _};
                (&&&&&__asap::Describe::of(&#error)).describe(#error)
            })
        }
    } else {
        let span = match written {
            ReturnType::Default => Span::call_site(),
            ReturnType::Type(_, ty) => ty.span(),
        };
        let message = catalogue::RESULT_ALIAS.text;
        quote_spanned! {span=>
            const _: () = {
                #[allow(unused_imports)]
                use __asap::IsNoResult as _;
                ::core::assert!(!__asap::Kind::<#output>::IS_RESULT, #message);
            };
            __asap::infallible(#body)
        }
    }
}
