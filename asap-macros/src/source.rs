//! What the attribute stands on: a function, and the `impl` block around it if that is marked too.

use proc_macro2::{Group, Ident, Spacing, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{FnArg, Generics, ItemFn, PatType, Receiver, ReceiverKind, Signature, Type, TypeParam};

use crate::attributes::{Attributes, Mode};
use crate::report::Report;

/// A function as the attribute found it.
pub(crate) struct Source {
    /// The function as the passes take it: a receiver stands as a parameter `self` with its type, and for each
    /// `impl Trait` a type parameter.
    pub(crate) function: ItemFn,
    /// The parameters as they were written.
    pub(crate) inputs: Vec<FnArg>,
    /// The type parameters that stand for an `impl Trait`.
    pub(crate) implied: Vec<TypeParam>,
    pub(crate) owner: Option<Owner>,
    pub(crate) attributes: Attributes,
    pub(crate) mode: Mode,
}

/// The header of an `impl` block.
#[derive(Clone)]
pub(crate) struct Owner {
    pub(crate) generics: Generics,
    pub(crate) ty: Type,
    /// The last segment of the trait, if it implements one.
    pub(crate) of: Option<Ident>,
}

impl Source {
    pub(crate) fn new(
        mut function: ItemFn,
        attributes: TokenStream,
        owner: Option<Owner>,
        report: &mut Report,
    ) -> Self {
        let attributes = Attributes::parse(attributes, report);
        let mode = attributes.mode(&function.sig, report);
        let inputs: Vec<FnArg> = function.sig.inputs.iter().cloned().collect();
        let mut imply = Imply(Vec::new());
        for input in &mut function.sig.inputs {
            match input {
                FnArg::Receiver(node) => *input = typed(node),
                FnArg::Typed(argument) => imply.visit_type_mut(&mut argument.ty),
            }
        }
        Self { function, inputs, implied: imply.0, owner, attributes, mode }
    }

    /// Whether the function has one instance for each choice of types.
    pub(crate) fn is_generic(&self) -> bool {
        !self.function.sig.generics.params.is_empty()
            || !self.implied.is_empty()
            || self.owner.as_ref().is_some_and(|owner| !owner.generics.params.is_empty())
    }

    /// Tokens in which the type of the block stands for `Self`.
    pub(crate) fn without_self(&self, tokens: impl ToTokens) -> TokenStream {
        let tokens = tokens.to_token_stream();
        match &self.owner {
            Some(owner) => replace_self(tokens, &owner.ty),
            None => tokens,
        }
    }
}

/// Puts a type parameter in place of each `impl Trait`.
struct Imply(Vec<TypeParam>);

impl VisitMut for Imply {
    fn visit_type_mut(&mut self, node: &mut Type) {
        if let Type::ImplTrait(written) = node {
            let ident = format_ident!("__AsapImpl{}", self.0.len() + 1, span = written.impl_token.span);
            let bounds = &written.bounds;
            self.0.push(syn::parse_quote!(#ident: #bounds));
            *node = syn::parse_quote!(#ident);
        } else {
            visit_mut::visit_type_mut(self, node);
        }
    }
}

/// A receiver as a parameter.
fn typed(receiver: &Receiver) -> FnArg {
    let ty: Type = match &receiver.kind {
        ReceiverKind::Typed(_, ty) => (**ty).clone(),
        // A reference is refused by `check`.
        _ => syn::parse_quote_spanned!(receiver.self_token.span=> Self),
    };
    let pat = syn::Pat::Ident(syn::PatIdent {
        attrs: Vec::new(),
        by_ref: None,
        mutability: receiver.mutability,
        ident: Ident::new("self", receiver.self_token.span),
        subpat: None,
    });
    FnArg::Typed(PatType {
        attrs: receiver.attrs.clone(),
        pat: Box::new(pat),
        colon_token: syn::Token![:](receiver.self_token.span),
        ty: Box::new(ty),
    })
}

/// The parameters.
pub(crate) fn arguments(signature: &Signature) -> impl Iterator<Item = &PatType> {
    signature.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(argument) => Some(argument),
        FnArg::Receiver(_) => None,
    })
}

/// Whether the runtime supplies a parameter.
pub(crate) fn is_resource(argument: &PatType) -> bool {
    argument.attrs.iter().any(|attribute| attribute.path().is_ident("resource"))
}

/// Whether a word stands among tokens.
pub(crate) fn has_word(tokens: TokenStream, word: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Group(group) => has_word(group.stream(), word),
        _ => false,
    })
}

fn replace_self(tokens: TokenStream, ty: &Type) -> TokenStream {
    let mut out = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "Self" => {
                let is_path = matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint);
                out.extend(if is_path { quote!(<#ty>) } else { quote!(#ty) });
            }
            TokenTree::Group(group) => {
                let mut new = Group::new(group.delimiter(), replace_self(group.stream(), ty));
                new.set_span(group.span());
                out.extend([TokenTree::Group(new)]);
            }
            token => out.extend([token]),
        }
    }
    out
}
