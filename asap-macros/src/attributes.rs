//! The arguments of the attribute.

use proc_macro2::TokenStream;
use syn::LitStr;
use syn::parse::Parser;

use crate::catalogue;
use crate::report::Report;

/// What stands in `#[resumable(…)]`.
#[derive(Default)]
pub(crate) struct Attributes {
    /// The name under which the function's tasks find it.
    pub(crate) name: Option<LitStr>,
}

impl Attributes {
    pub(crate) fn parse(tokens: TokenStream, report: &mut Report) -> Self {
        let mut attributes = Self::default();
        let parser = syn::meta::parser(|meta| {
            if meta.path.is_ident("name") {
                let name: LitStr = meta.value()?.parse()?;
                if name.value().is_empty() {
                    return Err(syn::Error::new(name.span(), catalogue::EMPTY_NAME));
                }
                attributes.name = Some(name);
                Ok(())
            } else {
                Err(meta.error(catalogue::UNKNOWN_ATTRIBUTE))
            }
        });
        if let Err(error) = parser.parse2(tokens) {
            report.push(error);
        }
        attributes
    }
}
