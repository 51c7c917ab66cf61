//! `sleep!` and its like become calls of what the runtime has: to the passes behind this one they are `call!`s.

mod effects;
mod fan;
mod retry;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, LitStr, Macro, Token};

use crate::catalogue;
use crate::report::Report;
use crate::syntax;

/// Where the steps are.
const HOME: &str = "asap_runtime::__private::";

/// Expands the steps of a function's own body.
pub(crate) fn expand(block: &mut Block, report: &mut Report) {
    Steps { report }.visit_block_mut(block);
}

/// What a call is known by: its text, without the home of steps.
pub(crate) fn name(text: &str) -> &str {
    let bare = text.trim_start_matches([':', ' ']);
    bare.strip_prefix(HOME).unwrap_or(text)
}

struct Steps<'a> {
    report: &'a mut Report,
}

impl VisitMut for Steps<'_> {
    fn visit_block_mut(&mut self, block: &mut Block) {
        for index in 0..block.stmts.len() {
            let (stmts, rest) = block.stmts.split_at_mut(index + 1);
            let stmt = &mut stmts[index];
            // What it gives is stored by the checkpoint that follows at once.
            if let Some(effect) = effects::given(stmt)
                && let Some(checkpoint) = rest.first_mut().and_then(effects::checkpoint)
            {
                let mut marked = syn::parse2::<syntax::Marked>(checkpoint.tokens.clone())
                    .unwrap_or_else(|_| syntax::Marked::new());
                if marked.transaction.is_none() {
                    marked.always = true;
                    checkpoint.tokens = quote!(#marked);
                    *effect = self.effect(effect, false);
                    continue;
                }
            }
            self.visit_stmt_mut(stmt);
        }
    }

    fn visit_stmt_mut(&mut self, stmt: &mut syn::Stmt) {
        // A macro in the place of a statement is an expression.
        if let syn::Stmt::Macro(node) = stmt
            && (syntax::is_effect(&node.mac.path) || fan::is_fan(&node.mac) || retry::is_retry(&node.mac))
        {
            let mac = syn::ExprMacro { attrs: std::mem::take(&mut node.attrs), mac: node.mac.clone() };
            *stmt = syn::Stmt::Expr(Expr::Macro(mac), node.semi_token);
        }
        visit_mut::visit_stmt_mut(self, stmt);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if effects::is_effect(expr) {
            *expr = self.effect(expr, true);
        } else if let Some(fan) = fan::of(expr) {
            match fan {
                Ok(fan) => *expr = fan,
                Err(node) => self.refuse(node, &Ident::new("fan_out", Span::call_site())),
            }
            visit_mut::visit_expr_mut(self, expr);
        } else if let Some(retried) = retry::of(expr) {
            match retried {
                Ok(retry::Retried { expr: retried, jumps }) => {
                    for jump in jumps {
                        self.report.at(jump, catalogue::RETRY_JUMP);
                    }
                    *expr = retried;
                }
                Err(node) => self.refuse(node, &Ident::new("retry", Span::call_site())),
            }
            visit_mut::visit_expr_mut(self, expr);
        } else {
            visit_mut::visit_expr_mut(self, expr);
        }
    }

    // What stands in there is somebody else's, or was reported.
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_macro_mut(&mut self, node: &mut Macro) {
        if !syntax::is_step(node) {
            self.visit_arguments(node);
            return;
        }
        let Some(step) = node.path.segments.last().map(|last| last.ident.clone()) else { return };
        let Ok(mut arguments) = syn::parse2::<Arguments>(node.tokens.clone()) else {
            return self.refuse(node, &step);
        };
        arguments.values.iter_mut().for_each(|value| self.visit_expr_mut(value));
        match called(&step, arguments) {
            Some(tokens) => node.tokens = tokens,
            None => self.refuse(node, &step),
        }
    }
}

impl Steps<'_> {
    /// The steps among what a call or a checkpoint is given.
    fn visit_arguments(&mut self, node: &mut Macro) {
        if syntax::is_call(node)
            && let Ok(mut called) = syn::parse2::<syntax::Called>(node.tokens.clone())
        {
            self.visit_expr_mut(&mut called.call);
            node.tokens = quote!(#called);
        } else if syntax::is_checkpoint(&node.path)
            && let Ok(mut marked) = syn::parse2::<syntax::Marked>(node.tokens.clone())
            && let Some(transaction) = &mut marked.transaction
        {
            self.visit_expr_mut(transaction);
            node.tokens = quote!(#marked);
        }
        visit_mut::visit_macro_mut(self, node);
    }

    /// An effect, in an expression that stores what it gives if `is_kept`.
    fn effect(&mut self, expr: &Expr, is_kept: bool) -> Expr {
        let Expr::Macro(node) = syntax::strip(expr) else { return expr.clone() };
        let Ok(effect) = syn::parse2::<effects::Effect>(node.mac.tokens.clone()) else {
            if node.mac.tokens.is_empty() {
                self.report.at(&node.mac.path, catalogue::EFFECT_ARGUMENTS);
            } else {
                self.report.at(&node.mac.tokens, catalogue::EFFECT_ARGUMENTS);
            }
            return syn::parse_quote!(::core::unreachable!());
        };
        for inside in effect.expressions() {
            if syntax::has_point(inside) {
                self.report.at(inside, catalogue::EFFECT_WITH_POINT);
                return syn::parse_quote!(::core::unreachable!());
            }
        }
        effect.expand(&node.mac.path, is_kept)
    }

    fn refuse(&mut self, node: &mut Macro, step: &Ident) {
        let message = match &*step.to_string() {
            "receive" => catalogue::RECEIVE_ARGUMENTS,
            "spawn" => catalogue::SPAWN_ARGUMENTS,
            "join" | "join_all" | "join_first" => catalogue::JOIN_ARGUMENTS,
            "fan_out" => catalogue::FAN_OUT_ARGUMENTS,
            "retry" => catalogue::RETRY_ARGUMENTS,
            "compensate" => catalogue::COMPENSATE_ARGUMENTS,
            _ => catalogue::SLEEP_ARGUMENTS,
        };
        if node.tokens.is_empty() {
            self.report.at(&node.path, message);
        } else {
            self.report.at(&node.tokens, message);
        }
        // So that nothing else is said of it.
        let (home, step) = (home(), Ident::new("sleep", step.span()));
        node.tokens = quote!(#home::#step(::core::time::Duration::ZERO));
    }
}

fn home() -> TokenStream {
    quote!(::asap_runtime::__private)
}

/// The arguments of the `call!` that a step becomes; nothing if they are not what the step takes.
fn called(step: &Ident, mut arguments: Arguments) -> Option<TokenStream> {
    let name = match arguments.option("name") {
        Some(name) => Some(literal(&name)?),
        None if step.to_string().starts_with("sleep") && arguments.values.len() == 2 => {
            Some(literal(&arguments.values.remove(0))?)
        }
        None => None,
    };
    let (function, option) = match &*step.to_string() {
        "receive" => ("receive_within", arguments.option("timeout")),
        "spawn" => ("spawn_with", arguments.option("queue")),
        _ => ("", None),
    };
    let function = if option.is_some() { Ident::new(function, step.span()) } else { step.clone() };
    let [value] = <[Expr; 1]>::try_from(arguments.values).ok()?;
    if !arguments.options.is_empty() {
        return None;
    }
    let (home, name, option) = (home(), name.iter(), option.iter());
    let call = quote_spanned!(step.span()=> #home::#function);
    Some(quote!(#(#name,)* #call(#value #(, #option)*)))
}

fn literal(expr: &Expr) -> Option<LitStr> {
    match syntax::strip(expr) {
        Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.clone()),
        _ => None,
    }
}

/// Values, and options among them.
struct Arguments {
    values: Vec<Expr>,
    options: Vec<(Ident, Expr)>,
}

impl Arguments {
    fn option(&mut self, name: &str) -> Option<Expr> {
        let index = self.options.iter().position(|(option, _)| option == name)?;
        Some(self.options.remove(index).1)
    }
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (mut values, mut options) = (Vec::new(), Vec::new());
        while !input.is_empty() {
            if input.peek(syn::Ident) && input.peek2(Token![=]) && !input.peek2(Token![==]) {
                let name: Ident = input.parse()?;
                input.parse::<Token![=]>()?;
                options.push((name, input.parse()?));
            } else {
                values.push(input.parse()?);
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(Self { values, options })
    }
}
