//! The function that the user calls: its attributes, its parameters, and the call that it gives.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{AttrStyle, Attribute, FnArg, Ident, ItemFn, Pat, ReturnType, Type};

use super::generics::{Parameters, is_given, outer_type};
use crate::attributes::Mode;
use crate::bindings;
use crate::source::{Source, has_word};

/// The function's head with a body that panics, beside the mistakes that keep it from having another: so that callers
/// of the function do not fail in turn.
pub(super) fn alone(source: &Source, mistakes: &TokenStream) -> TokenStream {
    let function = &source.function;
    let (outer, _) = attributes_of(function);
    let (vis, name, generics) = (&function.vis, &function.sig.ident, &function.sig.generics);
    let where_clause = &generics.where_clause;
    let inputs =
        source.inputs.iter().filter(|input| is_given(input)).enumerate().map(|(index, input)| match input {
            FnArg::Receiver(receiver) => quote!(#receiver),
            FnArg::Typed(argument) => {
                let (name, ty) = (format_ident!("_argument{index}"), &argument.ty);
                quote!(#name: #ty)
            }
        });
    let used = crate::syntax::point_paths(&function.block).into_iter().map(|path| quote!(#path!(@used);));
    let output = output(&function.sig.output);
    let call = if has_word(output.clone(), "impl") {
        quote!(::asap_runtime::Call<()>)
    } else {
        call_type(source, &output, &quote!())
    };
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

/// The function's head, and the names under which its arguments are there.
pub(super) fn head(source: &Source, parameters: &Parameters<'_>) -> (TokenStream, Vec<Ident>) {
    let function = &source.function;
    let (outer, _) = attributes_of(function);
    let (vis, name) = (&function.vis, &function.sig.ident);
    let (generics, clause) = (parameters.of_outer(), parameters.where_of_function());
    let names = names(source, |receiver| receiver.self_token.into());
    let inputs = source.inputs.iter().filter(|input| is_given(input)).zip(&names);
    let inputs = inputs.map(|(input, name)| match input {
        FnArg::Receiver(receiver) => {
            let mut receiver = receiver.clone();
            receiver.mutability = None;
            quote!(#receiver)
        }
        FnArg::Typed(argument) => {
            let ty = outer_type(&argument.ty);
            quote!(#name: #ty)
        }
    });
    let output = output(&function.sig.output);
    let instance = if source.is_generic() { quote!(, impl __asap::Instance) } else { quote!() };
    let instance = super::function::outside(&instance);
    let call = call_type(source, &output, &instance);
    // The type of a call of a function that returns a `Result` names that twice.
    let complex = is_result(&function.sig.output).then(|| quote!(#[allow(clippy::type_complexity)]));
    (quote!(#(#outer)* #complex #vis fn #name #generics (#(#inputs),*) -> #call #clause), names)
}

/// Names of the parameters: the user's where there is one.
pub(super) fn names(source: &Source, receiver: impl Fn(&syn::Receiver) -> Ident) -> Vec<Ident> {
    let given = source.inputs.iter().filter(|input| is_given(input));
    given
        .enumerate()
        .map(|(index, input)| match input {
            FnArg::Receiver(node) => receiver(node),
            FnArg::Typed(argument) => match &*argument.pat {
                Pat::Ident(node) => bindings::identifier(&node.ident.to_string(), node.ident.span()),
                _ => format_ident!("argument{}", index + 1),
            },
        })
        .collect()
}

/// Attributes of the function outside, and those for its body: lints hold in both.
pub(super) fn attributes_of(function: &ItemFn) -> (Vec<Attribute>, Vec<Attribute>) {
    let is_lint = |attribute: &&Attribute| {
        ["allow", "warn", "deny", "expect", "forbid"].iter().any(|lint| attribute.path().is_ident(lint))
    };
    let outside =
        function.attrs.iter().cloned().map(|attribute| Attribute { style: AttrStyle::Outer, ..attribute });
    // The call is `#[must_use]` itself.
    let outer: Vec<Attribute> = outside.filter(|attribute| !attribute.path().is_ident("must_use")).collect();
    // An expectation is met once.
    let is_expected = |attribute: &&Attribute| attribute.path().is_ident("expect");
    let inner = outer.iter().filter(is_lint).filter(|attribute| !is_expected(attribute)).cloned().collect();
    (outer, inner)
}

/// The return type as it was written.
pub(super) fn output(output: &ReturnType) -> TokenStream {
    match output {
        ReturnType::Default => quote!(()),
        ReturnType::Type(_, ty) => quote!(#ty),
    }
}

/// Whether the return type is written as a `Result`, of whatever crate.
pub(crate) fn is_result(output: &ReturnType) -> bool {
    match output {
        ReturnType::Type(_, ty) => match &**ty {
            Type::Path(path) => path.path.segments.last().is_some_and(|segment| segment.ident == "Result"),
            _ => false,
        },
        ReturnType::Default => false,
    }
}

/// The type of a call; `instance` is its last parameter, with a comma, if it has one.
pub(super) fn call_type(source: &Source, output: &TokenStream, instance: &TokenStream) -> TokenStream {
    let written = &source.function.sig.output;
    let span = match written {
        ReturnType::Default => Span::call_site(),
        ReturnType::Type(_, ty) => ty.span(),
    };
    let name = Ident::new(
        match source.mode {
            Mode::Sync => "Call",
            Mode::Async => "AsyncCall",
            Mode::Local => "LocalCall",
        },
        span,
    );
    if is_result(written) {
        quote_spanned! {span=>
            ::asap_runtime::#name<
                <#output as ::asap_runtime::__private::Fallible>::Ok,
                ::asap_runtime::Fails<<#output as ::asap_runtime::__private::Fallible>::Err>
                #instance
            >
        }
    } else if instance.is_empty() {
        quote_spanned!(span=> ::asap_runtime::#name<#output>)
    } else {
        quote_spanned!(span=> ::asap_runtime::#name<#output, ::asap_runtime::Value #instance>)
    }
}
