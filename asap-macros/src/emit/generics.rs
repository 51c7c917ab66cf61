//! The generics of a function and of the block around it, as the parts of the expansion need them.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{FnArg, GenericParam, Type, WherePredicate};

use crate::source::{self, Source};

/// The type and constant parameters of a function, with what they must be.
pub(super) struct Parameters<'a> {
    source: &'a Source,
    /// The block's own.
    outer: Vec<GenericParam>,
    /// The function's own, those that stand for an `impl Trait` last.
    inner: Vec<GenericParam>,
    /// What the expansion asks of them beside what the user does: what is saved is data.
    added: Vec<WherePredicate>,
}

impl<'a> Parameters<'a> {
    pub(super) fn of(source: &'a Source) -> Self {
        let plain = |parameter: &GenericParam| {
            let mut parameter = parameter.clone();
            match &mut parameter {
                GenericParam::Type(node) => {
                    node.default = None;
                }
                GenericParam::Const(node) => {
                    node.default = None;
                }
                GenericParam::Lifetime(_) => {}
            }
            parameter
        };
        let outer: Vec<_> = source.owner.iter().flat_map(|owner| &owner.generics.params).map(plain).collect();
        let implied = source.implied.iter().cloned().map(GenericParam::Type);
        let inner = source.function.sig.generics.params.iter().map(plain).chain(implied).collect();
        let mut parameters = Self { source, outer, inner, added: Vec::new() };
        parameters.added = parameters.asked();
        parameters.join_bounds();
        parameters
    }

    /// Puts what is asked of a parameter where the user has put its bounds: there is a lint about bounds in two places.
    fn join_bounds(&mut self) {
        for parameter in &mut self.inner {
            let GenericParam::Type(node) = parameter else { continue };
            let own = |predicate: &WherePredicate| match predicate {
                WherePredicate::Type(predicate) => {
                    matches!(&predicate.bounded_ty, Type::Path(ty) if ty.path.is_ident(&node.ident))
                }
                _ => false,
            };
            if !node.bounds.is_empty()
                && let Some(index) = self.added.iter().position(own)
                && let WherePredicate::Type(added) = self.added.remove(index)
            {
                node.bounds.extend(added.bounds);
            }
        }
    }

    fn all(&self) -> impl Iterator<Item = &GenericParam> {
        self.outer.iter().chain(&self.inner)
    }

    /// What is in the arguments or in the result is saved and crosses threads; the rest is only named.
    fn asked(&self) -> Vec<WherePredicate> {
        let signature = &self.source.function.sig;
        let data = source::arguments(signature).filter(|argument| !source::is_resource(argument));
        let mut written: TokenStream = data.map(|argument| argument.ty.to_token_stream()).collect();
        written.extend(signature.output.to_token_stream());
        let written = self.source.without_self(written);
        self.all()
            .filter_map(|parameter| match parameter {
                GenericParam::Type(node) => {
                    let ident = &node.ident;
                    let is_data = source::has_word(written.clone(), &ident.to_string());
                    Some(if is_data && self.says_how_it_is_read(node) {
                        syn::parse_quote_spanned!(ident.span()=> #ident: ::asap_runtime::__private::StoredOwned)
                    } else if is_data {
                        syn::parse_quote_spanned!(ident.span()=> #ident: ::asap_runtime::__private::Stored)
                    } else {
                        syn::parse_quote!(#ident: 'static)
                    })
                }
                _ => None,
            })
            .collect()
    }

    /// Whether the user's own bounds of a parameter say `Deserialize` for every lifetime.
    fn says_how_it_is_read(&self, node: &syn::TypeParam) -> bool {
        let says = |tokens: TokenStream| {
            source::has_word(tokens.clone(), "DeserializeOwned")
                || source::has_word(tokens.clone(), "Deserialize") && source::has_word(tokens, "for")
        };
        let outer = self.source.owner.iter().filter_map(|owner| owner.generics.where_clause.as_ref());
        let mut clauses = outer.flat_map(|clause| &clause.predicates).chain(self.own_clause());
        says(node.bounds.to_token_stream())
            || clauses.any(|predicate| match predicate {
                WherePredicate::Type(predicate) => {
                    matches!(&predicate.bounded_ty, Type::Path(ty) if ty.path.is_ident(&node.ident))
                        && says(predicate.to_token_stream())
                }
                _ => false,
            })
    }

    /// `<T: Bound>` of a function inside of the block, or free.
    pub(super) fn of_function(&self) -> TokenStream {
        angled(&self.inner)
    }

    /// The `where` clause of such a function, and of the user's.
    pub(super) fn where_of_function(&self) -> TokenStream {
        clause(self.own_clause().chain(self.added.iter()))
    }

    /// `<T: Bound>` of the user's function: an `impl Trait` has no name there.
    pub(super) fn of_outer(&self) -> TokenStream {
        angled(&self.inner[..self.inner.len() - self.source.implied.len()])
    }

    fn own_clause(&self) -> impl Iterator<Item = &WherePredicate> {
        self.source.function.sig.generics.where_clause.iter().flat_map(|clause| &clause.predicates)
    }

    /// `::<T, N>` for such a function.
    pub(super) fn turbofish(&self) -> TokenStream {
        let names = self.inner.iter().map(name);
        if self.inner.is_empty() { TokenStream::new() } else { quote!(::<#(#names),*>) }
    }

    /// As [`turbofish`](Self::turbofish), where the types of an `impl Trait` are to be inferred.
    pub(super) fn turbofish_outside(&self) -> TokenStream {
        if self.inner.is_empty() {
            return TokenStream::new();
        }
        let own = self.inner.len() - self.source.implied.len();
        let names = self.inner.iter().take(own).map(|parameter| name(parameter).to_token_stream());
        let inferred = self.source.implied.iter().map(|_| quote!(_));
        let names = names.chain(inferred);
        quote!(::<#(#names),*>)
    }

    /// `impl<T: Bound> Stack<T> where … { tokens }`, or the tokens alone.
    pub(super) fn within_block(&self, tokens: &TokenStream) -> TokenStream {
        let Some(owner) = &self.source.owner else { return tokens.clone() };
        let (generics, ty, clause) = (angled(&self.outer), &owner.ty, &owner.generics.where_clause);
        quote! {
            #[allow(non_local_definitions)]
            impl #generics #ty #clause { #tokens }
        }
    }

    /// `<T: Bound>` of the instance's own type.
    pub(super) fn of_instance(&self) -> TokenStream {
        let all: Vec<GenericParam> = self.all().cloned().collect();
        self.source.without_self(angled(&all))
    }

    /// `<T>` of that type, as it is declared.
    pub(super) fn declared(&self) -> TokenStream {
        let names = self.all().map(|parameter| match parameter {
            GenericParam::Const(node) => {
                let (ident, ty) = (&node.ident, &node.ty);
                quote!(const #ident: #ty)
            }
            parameter => {
                let name = name(parameter);
                quote!(#name: ?::core::marker::Sized)
            }
        });
        quote!(<#(#names),*>)
    }

    /// `<T>` of that type, as it is used.
    pub(super) fn named(&self) -> TokenStream {
        let names = self.all().map(name);
        quote!(<#(#names),*>)
    }

    /// The `where` clause of what it implements.
    pub(super) fn where_of_instance(&self) -> TokenStream {
        let outer = self.source.owner.iter().filter_map(|owner| owner.generics.where_clause.as_ref());
        let outer = outer.flat_map(|clause| &clause.predicates);
        self.source.without_self(clause(outer.chain(self.own_clause()).chain(self.added.iter())))
    }

    /// The type parameters' names, and the constants'.
    pub(super) fn names(&self) -> (Vec<Ident>, Vec<Ident>) {
        let (mut types, mut constants) = (Vec::new(), Vec::new());
        for parameter in self.all() {
            match parameter {
                GenericParam::Type(node) => types.push(node.ident.clone()),
                GenericParam::Const(node) => constants.push(node.ident.clone()),
                GenericParam::Lifetime(_) => {}
            }
        }
        (types, constants)
    }

    /// Types and constants in the order in which they stand, as texts.
    pub(super) fn texts(&self) -> Vec<TokenStream> {
        let text = |parameter: &GenericParam| match parameter {
            GenericParam::Const(node) => {
                let ident = &node.ident;
                quote!(__asap::constant(&#ident))
            }
            parameter => {
                let name = name(parameter);
                quote!(__asap::simplified::<#name>())
            }
        };
        self.all().map(text).collect()
    }
}

fn name(parameter: &GenericParam) -> TokenStream {
    match parameter {
        GenericParam::Type(node) => node.ident.to_token_stream(),
        GenericParam::Const(node) => node.ident.to_token_stream(),
        GenericParam::Lifetime(node) => node.lifetime.to_token_stream(),
    }
}

fn angled(parameters: &[GenericParam]) -> TokenStream {
    if parameters.is_empty() { TokenStream::new() } else { quote!(<#(#parameters),*>) }
}

fn clause<'a>(predicates: impl Iterator<Item = &'a WherePredicate>) -> TokenStream {
    let mut predicates = predicates.peekable();
    if predicates.peek().is_none() { TokenStream::new() } else { quote!(where #(#predicates),*) }
}

/// The user's parameters, as the outer function has them: without those that the runtime supplies, and an
/// `impl Trait` that is data.
pub(super) fn outer_type(ty: &Type) -> Type {
    use syn::visit_mut::{self, VisitMut};
    struct Data;
    impl VisitMut for Data {
        fn visit_type_impl_trait_mut(&mut self, node: &mut syn::TypeImplTrait) {
            visit_mut::visit_type_impl_trait_mut(self, node);
            node.bounds.push(syn::parse_quote!(::asap_runtime::__private::Stored));
        }
    }
    let mut ty = ty.clone();
    Data.visit_type_mut(&mut ty);
    ty
}

/// Whether a parameter is part of the call.
pub(crate) fn is_given(input: &FnArg) -> bool {
    match input {
        FnArg::Typed(argument) => !source::is_resource(argument),
        FnArg::Receiver(_) => true,
    }
}
