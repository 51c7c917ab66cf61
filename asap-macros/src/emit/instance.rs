//! Generic functions: a type for each instance, and the call that carries it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use super::function::Own;
use super::generics::Parameters;
use super::hygienic;
use super::signature::{call_type, output};
use crate::source::Source;

/// The type that stands for one instance of a generic function, and the call of it.
pub(super) fn instance(
    source: &Source,
    parameters: &Parameters<'_>,
    own: &Own,
    types: &[&Type],
    arguments: &TokenStream,
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
        #path #make #turbofish(#arguments)
    }
}
