//! `effect!`: a point where the intent is stored, the user's expression, and a point behind its value.
//!
//! `effect!("charge", |key| charge(key))` becomes
//!
//! ```text
//! {
//!     let effect = «intent "charge"»;                  a point; on resume: what is known of it
//!     let result = match effect { Run(key) => charge(key), Given(value) => value };
//!     «done "charge"»                                  a point
//!     result
//! }
//! ```
//!
//! so the passes behind this one see points, a `match` and locals like any other.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Expr, LitStr, Macro, Pat, Path, Stmt, Token};

use super::home;
use crate::{bindings, syntax};

/// An effect as it was written.
pub(super) struct Effect {
    name: Option<LitStr>,
    policy: Policy,
    run: Keyed,
}

enum Policy {
    Park,
    Retry,
    Check(Box<Keyed>),
}

/// An expression, and the name that it gives the key.
struct Keyed {
    key: Option<Pat>,
    expr: Expr,
}

impl Keyed {
    fn of(expr: Expr) -> syn::Result<Self> {
        match expr {
            Expr::Closure(node) => {
                let mut inputs = node.inputs.into_iter();
                match (inputs.next(), inputs.next()) {
                    (Some(key @ (Pat::Ident(_) | Pat::Wild(_))), None) => {
                        Ok(Self { key: Some(key), expr: *node.body })
                    }
                    (None, _) => Ok(Self { key: None, expr: *node.body }),
                    (Some(other), _) => Err(syn::Error::new(other.span(), "expected a name")),
                }
            }
            expr => Ok(Self { key: None, expr }),
        }
    }

    /// A pattern for the key, and the expression behind it.
    fn arm(&self) -> (TokenStream, TokenStream) {
        let expr = &self.expr;
        match &self.key {
            Some(key) => (quote!(__asap_key), quote!({ let #key = __asap_key.as_str(); #expr })),
            None => (quote!(_), quote!({ #expr })),
        }
    }
}

impl Parse for Effect {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut name = None;
        if input.peek(LitStr) && input.peek2(Token![,]) {
            name = Some(input.parse()?);
            input.parse::<Token![,]>()?;
        }
        let mut policy = Policy::Park;
        if input.peek(syn::Ident) {
            let ahead = input.fork();
            let word: Ident = ahead.parse()?;
            if ahead.peek(Token![,]) && (word == "retry" || word == "park") {
                input.parse::<Ident>()?;
                input.parse::<Token![,]>()?;
                policy = if word == "retry" { Policy::Retry } else { Policy::Park };
            } else if ahead.peek(Token![=]) && !ahead.peek(Token![==]) && word == "check" {
                input.parse::<Ident>()?;
                input.parse::<Token![=]>()?;
                policy = Policy::Check(Box::new(Keyed::of(input.parse()?)?));
                input.parse::<Token![,]>()?;
            }
        }
        let run = Keyed::of(input.parse()?)?;
        input.parse::<Option<Token![,]>>()?;
        if input.is_empty() { Ok(Self { name, policy, run }) } else { Err(input.error("expected the end")) }
    }
}

impl Effect {
    /// What is evaluated.
    pub(super) fn expressions(&self) -> impl Iterator<Item = &Expr> {
        let check = match &self.policy {
            Policy::Check(check) => Some(&check.expr),
            _ => None,
        };
        check.into_iter().chain([&self.run.expr])
    }

    /// The expression that it becomes.
    pub(super) fn expand(&self, path: &Path, is_kept: bool) -> Expr {
        let span = path.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
        let home = home();
        let name = match &self.name {
            Some(name) => name.clone(),
            None => LitStr::new(&bindings::source(&self.run.expr), span),
        };
        let policy = match &self.policy {
            Policy::Park => "Park",
            Policy::Retry => "Retry",
            Policy::Check(_) => "Check",
        };
        let policy = Ident::new(policy, span);
        // Names of this project's own: the user's expression must not find them. What is wrong with them is said of the effect.
        let own = |name| Ident::new(name, Span::mixed_site().located_at(span));
        let (intended, result) = (own("asap_effect"), own("result"));
        let (key, run) = self.run.arm();
        let (known, checked) = match &self.policy {
            Policy::Check(check) => {
                let (_, check) = check.arm();
                // Another name: hygiene tells the second of a name from the user's first, not from one of this project's own.
                let known = own("asap_checked");
                let checked = quote! {
                    let #known = match #intended {
                        #home::Settled::Check(__asap_key) => {
                            let found = #check;
                            #home::Settled::checked(__asap_key, found)
                        }
                        other => other,
                    };
                };
                (known, checked)
            }
            _ => (intended.clone(), TokenStream::new()),
        };
        let done = is_kept.then(|| quote!(#path!(@ #policy #name);));
        syn::parse_quote_spanned! {span=> {
            let #intended = #path!(#policy #name);
            #checked
            let #result = match #known {
                #home::Settled::Run(#key) | #home::Settled::Check(#key) => #run
                #home::Settled::Given(value) => value,
            };
            #done
            #result
        }}
    }
}

/// Whether an expression is an effect.
pub(super) fn is_effect(expr: &Expr) -> bool {
    matches!(syntax::strip(expr), Expr::Macro(node) if syntax::is_effect(&node.mac.path))
}

/// The effect that a statement gives to a local as it is, or drops.
pub(super) fn given(stmt: &mut Stmt) -> Option<&mut Expr> {
    if let Stmt::Macro(node) = stmt
        && syntax::is_effect(&node.mac.path)
    {
        let mac = syn::ExprMacro { attrs: std::mem::take(&mut node.attrs), mac: node.mac.clone() };
        *stmt = Stmt::Expr(Expr::Macro(mac), Some(syn::Token![;](node.mac.path.span())));
    }
    let is_assigned = matches!(stmt, Stmt::Expr(Expr::Assign(node), Some(_))
        if matches!(syntax::strip(&node.left), Expr::Path(_)));
    if is_assigned {
        let Stmt::Expr(Expr::Assign(node), _) = stmt else { return None };
        return is_effect(&node.right).then_some(&mut *node.right);
    }
    let expr = match stmt {
        Stmt::Local(node) => match &mut node.init {
            Some(init) if init.diverge.is_none() => &mut *init.expr,
            _ => return None,
        },
        Stmt::Expr(expr, Some(_)) => expr,
        _ => return None,
    };
    is_effect(expr).then_some(expr)
}

/// The macro of a statement that is a checkpoint.
pub(super) fn checkpoint(stmt: &mut Stmt) -> Option<&mut Macro> {
    let mac = match stmt {
        Stmt::Macro(node) => &mut node.mac,
        Stmt::Expr(Expr::Macro(node), _) => &mut node.mac,
        _ => return None,
    };
    syntax::is_checkpoint(&mac.path).then_some(mac)
}
