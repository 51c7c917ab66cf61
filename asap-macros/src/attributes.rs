//! The arguments of the attribute.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::parse::Parser;
use syn::{Attribute, Expr, LitStr, Path, Signature};

use crate::catalogue;
use crate::policies::{Policies, Retry, parse_duration, parse_window};
use crate::report::Report;

/// What stands in `#[resumable(…)]`.
#[derive(Default)]
pub(crate) struct Attributes {
    /// The name under which the function's tasks find it.
    pub(crate) name: Option<LitStr>,
    /// The names that it had before.
    pub(crate) was: Vec<LitStr>,
    /// The function that makes an old frame fit.
    pub(crate) migrate: Option<Path>,
    /// Whether the locals of an asynchronous function belong to one thread.
    pub(crate) local: Option<Ident>,
    /// What is done about a task that fails or takes too long.
    pub(crate) policies: Policies,
    /// The pattern of the times at which workers begin it.
    pub(crate) cron: Option<LitStr>,
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
            } else if meta.path.is_ident("was") {
                attributes.was.push(was(&meta)?);
                Ok(())
            } else if meta.path.is_ident("migrate") {
                attributes.migrate = Some(meta.value()?.parse()?);
                Ok(())
            } else if meta.path.is_ident("local") {
                attributes.local = meta.path.get_ident().cloned();
                Ok(())
            } else if meta.path.is_ident("retry") {
                attributes.policies.retry = Some(Retry::parse(&meta)?);
                Ok(())
            } else if meta.path.is_ident("deadline") {
                attributes.policies.deadline = Some(parse_duration(&meta)?);
                Ok(())
            } else if meta.path.is_ident("cancel_on_failure") {
                attributes.policies.cancels = true;
                Ok(())
            } else if meta.path.is_ident("durable_within") {
                attributes.policies.durable_within = Some(parse_window(&meta)?);
                Ok(())
            } else if meta.path.is_ident("cron") {
                attributes.cron = Some(meta.value()?.parse()?);
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

/// What stands in a `#[resumable(…)]` on a `let`, a parameter, a loop or a branch.
#[derive(Default)]
pub(crate) struct Note {
    /// The names that it had before.
    pub(crate) was: Vec<LitStr>,
    /// The value of a local in snapshots that have none.
    pub(crate) default: Option<Expr>,
}

impl Note {
    /// The notes among attributes; what is wrong with them `check` reports.
    pub(crate) fn of(attributes: &[Attribute]) -> Self {
        let notes = attributes.iter().filter(|attribute| is_note(attribute));
        notes.filter_map(|attribute| Self::parse(attribute).ok()).fold(Self::default(), |mut all, note| {
            all.was.extend(note.was);
            all.default = all.default.or(note.default);
            all
        })
    }

    /// Takes the notes out of attributes.
    pub(crate) fn take(attributes: &mut Vec<Attribute>) -> Self {
        let note = Self::of(attributes);
        attributes.retain(|attribute| !is_note(attribute));
        note
    }

    pub(crate) fn parse(attribute: &Attribute) -> syn::Result<Self> {
        let mut note = Self::default();
        let unknown = || syn::Error::new_spanned(attribute, catalogue::UNKNOWN_NOTE);
        attribute.meta.require_list().map_err(|_| unknown())?;
        attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("was") {
                note.was.push(was(&meta)?);
                Ok(())
            } else if meta.path.is_ident("default") {
                note.default = Some(meta.value()?.parse()?);
                Ok(())
            } else {
                Err(meta.error(catalogue::UNKNOWN_NOTE))
            }
        })?;
        if note.was.is_empty() && note.default.is_none() { Err(unknown()) } else { Ok(note) }
    }

    /// The old names as texts.
    pub(crate) fn names(&self) -> Vec<String> {
        self.was.iter().map(LitStr::value).collect()
    }
}

/// Whether an attribute inside of a function is a note.
pub(crate) fn is_note(attribute: &Attribute) -> bool {
    crate::expand::is_resumable(attribute.path())
}

/// Whether an attribute marks a `let` that is made again on resume.
pub(crate) fn is_rebuild(attribute: &Attribute) -> bool {
    attribute.path().is_ident("rebuild")
}

/// An old name.
fn was(meta: &syn::meta::ParseNestedMeta<'_>) -> syn::Result<LitStr> {
    let was: LitStr = meta.value()?.parse()?;
    if was.value().is_empty() {
        return Err(syn::Error::new_spanned(was.to_token_stream(), catalogue::EMPTY_WAS));
    }
    Ok(was)
}
