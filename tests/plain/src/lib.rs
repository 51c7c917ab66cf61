//! The plain half of a scenario, in which `#[resumable]` means nothing.

use proc_macro::TokenStream;

/// Leaves the function, or the `impl` block, as it is.
#[proc_macro_attribute]
pub fn resumable(_: TokenStream, item: TokenStream) -> TokenStream {
    item
}
