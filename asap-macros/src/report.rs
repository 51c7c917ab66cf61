//! The collector of mistakes: all of them are reported in one compile.

use proc_macro2::TokenStream;
use quote::ToTokens;

/// Mistakes found so far.
pub(crate) struct Report {
    errors: Vec<syn::Error>,
    taken: bool,
}

impl Report {
    pub(crate) fn new() -> Self {
        Self { errors: Vec::new(), taken: false }
    }

    /// Notes a mistake on the user's tokens.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.errors.push(syn::Error::new_spanned(tokens, message));
    }

    pub(crate) fn push(&mut self, error: syn::Error) {
        self.errors.push(error);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// The `compile_error!`s of everything noted.
    pub(crate) fn take(&mut self) -> TokenStream {
        self.taken = true;
        self.errors.drain(..).map(|error| error.to_compile_error()).collect()
    }
}

impl Drop for Report {
    fn drop(&mut self) {
        assert!(
            self.taken || self.errors.is_empty() || std::thread::panicking(),
            "mistakes were found and not reported"
        );
    }
}
