//! The pipeline.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, ImplItem, ImplItemFn, Item, ItemFn, ItemImpl, Meta};

use crate::attributes::Mode;
use crate::report::Report;
use crate::source::{Owner, Source};
use crate::{
    bindings, build, catalogue, changes, check, emit, exits, graph, ir, liveness, parts, resolve, slots,
    steps, uses,
};

/// Expands `#[resumable]`: never fails, mistakes become `compile_error!`s beside the function's signature.
pub(crate) fn expand(attributes: TokenStream, item: &TokenStream) -> TokenStream {
    match syn::parse2(item.clone()) {
        Ok(Item::Fn(function)) => expand_function(function, attributes, None).0,
        Ok(Item::Impl(block)) => expand_block(block, &attributes),
        Ok(other) => {
            let mut report = Report::new();
            report.at(&other, catalogue::NO_FUNCTION);
            let mistakes = report.take();
            quote!(#mistakes #item)
        }
        // A method with a receiver is no item by itself.
        Err(error) => {
            if let Ok(method) = syn::parse2::<ImplItemFn>(item.clone()) {
                return expand_function(function_of(method), attributes, None).0;
            }
            let error = error.to_compile_error();
            quote!(#error #item)
        }
    }
}

/// The function, and of a method what stands beside its block.
fn expand_function(
    function: ItemFn,
    attributes: TokenStream,
    owner: Option<Owner>,
) -> (TokenStream, TokenStream) {
    let mut report = Report::new();
    let source = Source::new(function, attributes, owner, &mut report);
    let body = compile(&source, &mut report);
    if report.is_empty() {
        let expansion = emit::function(&source, &body, &mut report);
        if report.is_empty() {
            return (expansion, emit::registration(&source));
        }
    }
    (emit::signature(&source, &report.take()), TokenStream::new())
}

/// Expands the functions of an `impl` block that are marked themselves; they know the type from the block.
fn expand_block(mut block: ItemImpl, attributes: &TokenStream) -> TokenStream {
    let mut report = Report::new();
    if !attributes.is_empty() {
        report.at(attributes, catalogue::BLOCK_ARGUMENTS);
    }
    let owner = Owner {
        generics: block.generics.clone(),
        ty: (*block.self_ty).clone(),
        of: block.trait_.as_ref().and_then(|(path, _)| path.segments.last()).map(|last| last.ident.clone()),
    };
    let conditions: Vec<Attribute> =
        block.attrs.iter().filter(|attribute| attribute.path().is_ident("cfg")).cloned().collect();
    let mut beside = TokenStream::new();
    let mut found = false;
    for item in &mut block.items {
        if let ImplItem::Fn(method) = item
            && let Some(index) = method.attrs.iter().position(|attribute| is_resumable(attribute.path()))
        {
            found = true;
            let attributes = arguments_of(&method.attrs.remove(index));
            let function = function_of(method.clone());
            let (expansion, registration) = expand_function(function, attributes, Some(owner.clone()));
            *item = ImplItem::Verbatim(expansion);
            if !registration.is_empty() {
                beside.extend(quote!(#(#conditions)* #registration));
            }
        }
    }
    if !found {
        report.at(block.impl_token, catalogue::EMPTY_BLOCK);
    }
    let mistakes = report.take();
    let block = block.into_token_stream();
    quote!(#mistakes #block #beside)
}

/// Whether a path is that of the attribute.
pub(crate) fn is_resumable(path: &syn::Path) -> bool {
    path.segments.last().is_some_and(|segment| segment.ident == "resumable")
}

fn arguments_of(attribute: &Attribute) -> TokenStream {
    match &attribute.meta {
        Meta::List(list) => list.tokens.clone(),
        _ => TokenStream::new(),
    }
}

fn function_of(method: ImplItemFn) -> ItemFn {
    let ImplItemFn { attrs, vis, modifiers, sig, block } = method;
    ItemFn { attrs, vis, modifiers, sig, block: Box::new(block) }
}

/// The passes in front of `emit`. All of them run, so that all mistakes are found.
pub(crate) fn compile(source: &Source, report: &mut Report) -> ir::Body {
    check::function(source, report);
    let mut function = source.function.clone();
    steps::expand(&mut function.block, report);
    let bindings = resolve::resolve(&mut function);
    let mut body = build::build(&function, bindings, report);
    for iterator in liveness::part(&mut body) {
        if let Some(derived) = &body.bindings.get(iterator).derived
            && let bindings::How::Value(source) = &derived.how
        {
            report.at(source, catalogue::REPLACED_SOURCE);
        }
    }
    slots::assign(&mut body);
    parts::ask(&mut body);
    let text = uses::read(&function.block);
    (body.needs, body.is_unsafe) = (text.needs(&body.bindings, &body.points), text.is_unsafe());
    body.changes = changes::find(&body);
    check::body(&body, report);
    body.is_function = source.mode == Mode::Sync
        && !body.points.iter().any(|point| point.is_call)
        && exits::are_seen(&function.block);
    body.edges = graph::edges(&body);
    if body.is_function {
        exits::rewrite(&mut body, &emit::output(source));
    }
    body
}
