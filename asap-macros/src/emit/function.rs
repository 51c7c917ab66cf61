//! The functions around the body, their description, and its registration.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{LitStr, ReturnType, Type};

use super::details::Telling;
use super::generics::Parameters;
use super::signature::{attributes_of, call_type, head, is_result, names, output};
use super::{Emitter, hygienic};
use crate::attributes::Mode;
use crate::bindings::Local;
use crate::source::Source;
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
struct Own {
    body: Ident,
    function: Ident,
    make: Ident,
    /// What stands in front of them outside of the block.
    path: TokenStream,
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
        Self { body: name("body"), function: name("function"), make: name("make"), path }
    }
}

pub(super) fn expansion(source: &Source, emitter: &Emitter<'_>) -> TokenStream {
    let parameters = Parameters::of(source);
    let own = Own::of(source);
    let (head, arguments) = head(source, &parameters);
    let (_, inner) = attributes_of(&source.function);
    let types: Vec<&Type> = emitter.body.parameters.iter().map(|parameter| &parameter.ty).collect();
    let body = self::body(source, emitter, &parameters, &own, &types);
    let description = description(source, emitter, &parameters, &own, &types);
    let functions = parameters.within_block(&quote!(#body #description));
    let (path, function) = (&own.path, &own.function);
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
        quote! {
            static __ASAP_FUNCTION: __asap::Function = #path #function();
            __asap::inventory::submit! { __asap::Registration::Function(&__ASAP_FUNCTION) }
            __asap::#call::new(&__ASAP_FUNCTION, (#(#arguments,)*))
        }
    };
    quote! {
        #head {
            use ::asap_runtime::__private as __asap;
            #(#inner)*
            #functions
            #rest
        }
    }
}

/// The function that is the body.
fn body(
    source: &Source,
    emitter: &Emitter<'_>,
    parameters: &Parameters<'_>,
    own: &Own,
    types: &[&Type],
) -> TokenStream {
    let (cx, given, name) = (&emitter.cx, hygienic("arguments"), &own.body);
    let (generics, clause) = (parameters.of_function(), parameters.where_of_function());
    let (allowed, output, inside) = (allowed(), output(&source.function.sig.output), inside(emitter));
    quote! {
        #allowed
        async fn #name #generics(
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
        return statements;
    }
    let declare_at = if body.points.is_empty() { quote!() } else { quote!(let mut #at = #cx.at();) };
    let Telling { front, head, behind } = emitter.telling();
    quote! {
        #front
        #stopped: { return { #declare_at #head #supplied #statements }; }
        #behind
        __asap::stop().await
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

/// What the runtime knows of the function, as a function that gives it: one for each instance of a generic one.
fn description(
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
    let begin = begin(source, parameters, own);
    let save = save(source, emitter, types);
    let output = output(&source.function.sig.output);
    let finish = finish(&source.function.sig.output, &output);
    let details = emitter.details(source, types);
    let name = &own.function;
    quote! {
        const fn #name #generics() -> __asap::Function #clause {
            __asap::Function {
                path: #path,
                types: #instance,
                file: ::core::file!(),
                line: #line,
                parameters: &[#(#keys),*],
                resources: &[#(#resources),*],
                checkpoints: &[#checkpoints],
                begin: #begin,
                save: #save,
                finish: #finish,
                output: __asap::TypeId::of::<#output>,
                details: #details,
            }
        }
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

/// How a body is made.
fn begin(source: &Source, parameters: &Parameters<'_>, own: &Own) -> TokenStream {
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
    let (cx, given, body, turbofish) =
        (hygienic("cx"), hygienic("arguments"), &own.body, parameters.turbofish());
    let call = quote_spanned!(span=> __asap::#make(#path #body #turbofish(#cx, __asap::given(#given))));
    quote!(__asap::Begin::#mode(|#cx, #given| #call))
}

/// How the arguments are written down.
fn save(source: &Source, emitter: &Emitter<'_>, types: &[&Type]) -> TokenStream {
    let names = names(source, |receiver| {
        let span = receiver.self_token.span;
        Ident::new("this", hygienic("this").span().located_at(span))
    });
    if names.is_empty() {
        return quote!(|_, _| {});
    }
    let (given, writer) = (hygienic("arguments"), hygienic("writer"));
    let keys = emitter.body.parameters.iter().map(|parameter| parameter.name.as_str());
    let saves =
        names.iter().zip(keys).map(|(name, key)| quote_spanned!(name.span()=> #writer.local(#key, #name);));
    quote! {
        |#given, #writer| {
            let (#(#names,)*) = __asap::lent::<(#(#types,)*)>(#given);
            #(#saves)*
        }
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

/// The type that stands for one instance of a generic function, and the call of it.
fn instance(
    source: &Source,
    parameters: &Parameters<'_>,
    own: &Own,
    types: &[&Type],
    arguments: &[Ident],
) -> TokenStream {
    let (declared, named) = (parameters.declared(), parameters.named());
    let (generics, clause) = (parameters.of_instance(), parameters.where_of_instance());
    let (markers, _) = parameters.names();
    let Own { function, make, path, .. } = own;
    let of_function_itself = parameters.turbofish();
    let (of_function, where_of_function) = (parameters.of_function(), parameters.where_of_function());
    let output = output(&source.function.sig.output);
    let call = call_type(source, &output, &quote!(, __AsapInstance #named));
    let given = hygienic("arguments");
    let maker = parameters.within_block(&quote! {
        fn #make #of_function(#given: (#(#types,)*)) -> #call #where_of_function {
            <#call>::new(<__AsapInstance #named as __asap::Instance>::function().expect("an instance is a function"), #given)
        }
    });
    let turbofish = parameters.turbofish_outside();
    quote! {
        struct __AsapInstance #declared(
            ::core::marker::PhantomData<fn() -> (#(::core::marker::PhantomData<#markers>,)*)>,
        );
        impl #generics __asap::Instance for __AsapInstance #named #clause {
            fn function() -> ::core::option::Option<&'static __asap::Function> {
                ::core::option::Option::Some(const { &#path #function #of_function_itself() })
            }
        }
        #maker
        #path #make #turbofish((#(#arguments,)*))
    }
}

/// What becomes of the body's value.
fn finish(written: &ReturnType, output: &TokenStream) -> TokenStream {
    let (returned, error) = (hygienic("value"), hygienic("error"));
    if is_result(written) {
        return quote! {
            |#returned| __asap::fallible::<
                <#output as __asap::Fallible>::Ok,
                <#output as __asap::Fallible>::Err,
            >(#returned, |#error| {
                #[allow(unused_imports)]
                use __asap::{AsDebug as _, AsDisplay as _, AsError as _, AsOpaque as _, AsText as _};
                (&&&&&__asap::Describe::of(&#error)).describe(#error)
            })
        };
    }
    let span = match written {
        ReturnType::Default => proc_macro2::Span::call_site(),
        ReturnType::Type(_, ty) => ty.span(),
    };
    let message = catalogue::RESULT_ALIAS.text;
    quote_spanned! {span=>
        |#returned| {
            const {
                #[allow(unused_imports)]
                use __asap::IsNoResult as _;
                ::core::assert!(!__asap::Kind::<#output>::IS_RESULT, #message);
            }
            __asap::infallible::<#output>(#returned)
        }
    }
}
