//! What a resumable function's signature may be.

use syn::visit::{self, Visit};
use syn::{FnArg, GenericParam, ReturnType, Safety, Signature, Type};

use crate::catalogue;
use crate::report::Report;

pub(super) fn check(signature: &Signature, report: &mut Report) {
    if let Some(token) = &signature.asyncness {
        report.at(token, catalogue::ASYNC_FUNCTION);
    }
    if let Some(token) = &signature.constness {
        report.at(token, catalogue::CONST_FUNCTION);
    }
    if let Some(abi) = &signature.abi {
        report.at(abi, catalogue::FOREIGN_ABI);
    }
    if let Safety::Unsafe(token) = &signature.safety {
        report.at(token, catalogue::UNSAFE_FUNCTION);
    }
    for parameter in &signature.generics.params {
        match parameter {
            GenericParam::Lifetime(parameter) => report.at(parameter, catalogue::REFERENCE_PARAMETER),
            parameter => report.at(parameter, catalogue::GENERIC_FUNCTION),
        }
    }
    for input in &signature.inputs {
        match input {
            FnArg::Receiver(receiver) => report.at(receiver, catalogue::METHOD),
            FnArg::Typed(argument) => {
                for attribute in argument.attrs.iter().filter(|attribute| attribute.path().is_ident("cfg")) {
                    report.at(attribute, catalogue::CONDITIONAL_PARAMETER);
                }
                parameter(&argument.ty, report);
            }
        }
    }
    if let ReturnType::Type(_, ty) = &signature.output {
        for_each_impl(ty, |node| report.at(node, catalogue::IMPL_RETURN));
    }
}

fn parameter(ty: &Type, report: &mut Report) {
    match ty {
        Type::Reference(reference) => report.at(reference, catalogue::REFERENCE_PARAMETER),
        ty => for_each_impl(ty, |node| report.at(node, catalogue::IMPL_PARAMETER)),
    }
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
