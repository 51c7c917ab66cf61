//! The arguments of the attribute.

use proc_macro2::{Ident, TokenStream};
use syn::parse::Parser;
use syn::{LitStr, Signature};

use crate::catalogue;
use crate::report::Report;

/// What stands in `#[resumable(…)]`.
#[derive(Default)]
pub(crate) struct Attributes {
    /// The name under which the function's tasks find it.
    pub(crate) name: Option<LitStr>,
    /// Whether the locals of an asynchronous function belong to one thread.
    pub(crate) local: Option<Ident>,
}

/// Who polls a function's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// A thread that blocks.
    Sync,
    /// An executor, on any thread.
    Async,
    /// An executor, on one thread.
    Local,
}

impl Mode {
    pub(crate) fn is_async(self) -> bool {
        self != Self::Sync
    }
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
            } else if meta.path.is_ident("local") {
                attributes.local = meta.path.get_ident().cloned();
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

    /// Who polls the body of this function.
    pub(crate) fn mode(&self, signature: &Signature, report: &mut Report) -> Mode {
        match (&signature.asyncness, &self.local) {
            (None, None) => Mode::Sync,
            (Some(_), None) => Mode::Async,
            (Some(_), Some(_)) => Mode::Local,
            (None, Some(local)) => {
                report.at(local, catalogue::LOCAL_SYNC);
                Mode::Sync
            }
        }
    }
}
