//! The `#[resumable]` attribute.
use proc_macro::TokenStream;

/// Makes a function resumable.
#[proc_macro_attribute]
pub fn resumable(_attributes: TokenStream, item: TokenStream) -> TokenStream {
    item
}
