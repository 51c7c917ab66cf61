//! The pipeline.

use proc_macro2::TokenStream;
use syn::ItemFn;

use crate::attributes::Attributes;
use crate::report::Report;
use crate::{bindings, build, catalogue, check, emit, ir, liveness, resolve, slots};

/// Expands `#[resumable]`: never fails, mistakes become `compile_error!`s beside the function's signature.
pub(crate) fn expand(attributes: TokenStream, item: &TokenStream) -> TokenStream {
    let function: ItemFn = match syn::parse2(item.clone()) {
        Ok(function) => function,
        Err(error) => {
            let error = error.to_compile_error();
            return quote::quote!(#error #item);
        }
    };
    let mut report = Report::new();
    let attributes = Attributes::parse(attributes, &mut report);
    let body = compile(&function, &mut report);
    if report.is_empty() {
        let expansion = emit::function(&function, &attributes, &body, &mut report);
        if report.is_empty() {
            return expansion;
        }
    }
    emit::signature(&function, &report.take())
}

/// The passes in front of `emit`. All of them run, so that all mistakes are found.
pub(crate) fn compile(function: &ItemFn, report: &mut Report) -> ir::Body {
    check::function(function, report);
    let mut function = function.clone();
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
    check::body(&function, &body, report);
    body
}
