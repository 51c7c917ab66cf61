//! `#[derive(Frozen)]`.
//!
//! The type's parameters must be `Frozen` where fields hold them; each field's type is asked in a function beside the
//! implementation, since a type that holds itself cannot ask itself for what it is about to say.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Field, Type, TypePath, WherePredicate, parse_quote};

use crate::catalogue;

/// The implementation, or what is wrong.
pub(crate) fn derive(item: TokenStream) -> TokenStream {
    syn::parse2(item).and_then(|item| implementation(&item)).unwrap_or_else(|error| error.to_compile_error())
}

fn implementation(item: &DeriveInput) -> syn::Result<TokenStream> {
    let fields: Vec<&Field> = match &item.data {
        Data::Struct(data) => data.fields.iter().collect(),
        Data::Enum(data) => data.variants.iter().flat_map(|variant| &variant.fields).collect(),
        Data::Union(data) => {
            return Err(syn::Error::new_spanned(data.union_token, catalogue::FROZEN_UNION));
        }
    };
    let mut generics = item.generics.clone();
    let parameters: Vec<Ident> = generics.type_params().map(|parameter| parameter.ident.clone()).collect();
    let mut bounds: Vec<WherePredicate> = Vec::new();
    for ty in fields.iter().map(|field| &field.ty) {
        bounds.extend(projection(ty, &parameters).map(|ty| parse_quote!(#ty: ::asap_runtime::Frozen)));
    }
    let held = |parameter: &Ident| {
        let mut types = fields.iter().map(|field| &field.ty);
        types.any(|ty| !is_phantom(ty) && projection(ty, &parameters).is_none() && mentions(ty, parameter))
    };
    for parameter in parameters.iter().filter(|parameter| held(parameter)) {
        bounds.push(parse_quote!(#parameter: ::asap_runtime::Frozen));
    }
    if !bounds.is_empty() {
        generics.make_where_clause().predicates.extend(bounds);
    }
    let name = &item.ident;
    let (declared, arguments, clause) = generics.split_for_impl();
    let asked = fields.iter().map(|field| {
        let ty = &field.ty;
        quote_spanned!(ty.span()=> frozen::<#ty>();)
    });
    Ok(quote! {
        #[automatically_derived]
        impl #declared ::asap_runtime::Frozen for #name #arguments #clause {}

        const _: () = {
            #[allow(dead_code)]
            fn frozen<T: ::asap_runtime::Frozen + ?::core::marker::Sized>() {}
            #[allow(dead_code, clippy::extra_unused_lifetimes, clippy::extra_unused_type_parameters)]
            fn fields #declared () #clause {
                #(#asked)*
            }
        };
    })
}

/// A type that belongs to a parameter: `T::Item`.
fn projection<'t>(ty: &'t Type, parameters: &[Ident]) -> Option<&'t TypePath> {
    let Type::Path(path) = ty else { return None };
    let of_parameter = path.qself.is_none()
        && path.path.segments.len() > 1
        && path.path.segments.first().is_some_and(|first| parameters.contains(&first.ident));
    of_parameter.then_some(path)
}

fn is_phantom(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|last| last.ident == "PhantomData")
}

fn mentions(tokens: impl ToTokens, parameter: &Ident) -> bool {
    fn within(tokens: TokenStream, parameter: &Ident) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => ident == *parameter,
            TokenTree::Group(group) => within(group.stream(), parameter),
            _ => false,
        })
    }
    within(tokens.to_token_stream(), parameter)
}
