//! What a resumable function's signature may be.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{FnArg, GenericParam, ReceiverKind, ReturnType, Safety, Signature, Type};

use crate::catalogue;
use crate::emit::{is_given, is_result};
use crate::mentions::Idents;
use crate::report::Report;
use crate::source::{self, Source};

/// For as many the runtime knows how arguments are stored.
const MOST_PARAMETERS: usize = 24;

pub(super) fn check(source: &Source, report: &mut Report) {
    let signature = &source.function.sig;
    qualifiers(signature, report);
    let owner = source.owner.as_ref().map(|owner| &owner.generics);
    for parameter in owner.into_iter().chain([&signature.generics]).flat_map(|generics| &generics.params) {
        if let GenericParam::Lifetime(parameter) = parameter {
            report.at(parameter, catalogue::LIFETIME_PARAMETER);
        }
    }
    let mut stored = source.inputs.iter().filter(|input| is_given(input));
    if let Some(parameter) = stored.nth(MOST_PARAMETERS) {
        report.at(parameter, catalogue::TOO_MANY_PARAMETERS);
    }
    for input in &source.inputs {
        match input {
            FnArg::Receiver(receiver) => {
                let is_borrowed = match &receiver.kind {
                    ReceiverKind::Reference(..) => true,
                    ReceiverKind::Typed(_, ty) => matches!(**ty, Type::Reference(_)),
                    _ => false,
                };
                if is_borrowed {
                    report.at(receiver, catalogue::BORROWED_SELF);
                } else if source.owner.is_none() {
                    report.at(receiver, catalogue::METHOD);
                }
            }
            FnArg::Typed(argument) => {
                for attribute in argument.attrs.iter().filter(|attribute| attribute.path().is_ident("cfg")) {
                    report.at(attribute, catalogue::CONDITIONAL_PARAMETER);
                }
                if let Type::Reference(reference) = &*argument.ty {
                    match (source::is_resource(argument), reference.mutability.is_some()) {
                        (false, _) => report.at(reference, catalogue::REFERENCE_PARAMETER),
                        (true, true) => report.at(reference, catalogue::EXCLUSIVE_RESOURCE),
                        (true, false) => {}
                    }
                }
            }
        }
    }
    if source.owner.is_none()
        && !source.inputs.iter().any(|input| matches!(input, FnArg::Receiver(_)))
        && mentions_self(source)
    {
        let written = (&signature.inputs, &signature.output, &source.function.block);
        let tokens = written.0.to_token_stream().into_iter();
        let tokens = tokens.chain(written.1.to_token_stream()).chain(written.2.to_token_stream()).collect();
        if let Some(span) = self_type(tokens) {
            report.push(syn::Error::new(span, catalogue::METHOD));
        }
    }
    if let Some(cron) = &source.attributes.cron
        && (source.owner.is_some()
            || source.is_generic()
            || source::arguments(signature).any(|argument| !source::is_resource(argument)))
    {
        report.at(cron, catalogue::CRON_FUNCTION);
    }
    let retry = source.attributes.policies.retry.as_ref();
    if let Some(on) = retry.and_then(|retry| retry.on.as_ref())
        && !is_result(&signature.output)
    {
        report.at(on, catalogue::RETRY_ON);
    }
    if let ReturnType::Type(_, ty) = &signature.output {
        for_each_impl(ty, |node| report.at(node, catalogue::IMPL_RETURN));
    }
}

fn qualifiers(signature: &Signature, report: &mut Report) {
    if let Some(token) = &signature.constness {
        report.at(token, catalogue::CONST_FUNCTION);
    }
    if let Some(abi) = &signature.abi {
        report.at(abi, catalogue::FOREIGN_ABI);
    }
    if let Safety::Unsafe(token) = &signature.safety {
        report.at(token, catalogue::UNSAFE_FUNCTION);
    }
}

/// Whether `Self` stands anywhere, in items and macros too: what it means is only asked then.
fn mentions_self(source: &Source) -> bool {
    let mut found = false;
    let mut finder = Idents(|ident: &proc_macro2::Ident| found |= ident == "Self");
    let signature = &source.function.sig;
    signature.inputs.iter().for_each(|input| finder.visit_fn_arg(input));
    finder.visit_return_type(&signature.output);
    finder.visit_block(&source.function.block);
    found
}

/// Where the type of an `impl` block is named. Items inside the function may have one of their own.
fn self_type(tokens: TokenStream) -> Option<Span> {
    let mut inner_impl = false;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if ident == "Self" => return Some(ident.span()),
            TokenTree::Ident(ident) if ident == "impl" || ident == "trait" => inner_impl = true,
            TokenTree::Group(group) if !inner_impl => {
                if let Some(span) = self_type(group.stream()) {
                    return Some(span);
                }
            }
            TokenTree::Group(group) => inner_impl = group.delimiter() != proc_macro2::Delimiter::Brace,
            _ => {}
        }
    }
    None
}

fn for_each_impl(ty: &Type, found: impl FnMut(&syn::TypeImplTrait)) {
    struct Finder<F>(F);
    impl<'ast, F: FnMut(&syn::TypeImplTrait)> Visit<'ast> for Finder<F> {
        fn visit_type_impl_trait(&mut self, node: &'ast syn::TypeImplTrait) {
            (self.0)(node);
            visit::visit_type_impl_trait(self, node);
        }
    }
    Finder(found).visit_type(ty);
}
