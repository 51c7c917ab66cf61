//! `fan_out!`: a loop that spawns a child for each item, never more than so many at once, and joins them.

use proc_macro2::Span;
use quote::quote;
use syn::{Expr, Ident, Macro};

use super::{Arguments, home};
use crate::syntax;

/// Whether a macro is `fan_out!`.
pub(super) fn is_fan(mac: &Macro) -> bool {
    syntax::is_step(mac) && mac.path.segments.last().is_some_and(|last| last.ident == "fan_out")
}

/// What a `fan_out!` becomes; the macro itself if its arguments are not what it takes.
pub(super) fn of(expr: &mut Expr) -> Option<Result<Expr, &mut Macro>> {
    let Expr::Macro(node) = expr else { return None };
    if !is_fan(&node.mac) {
        return None;
    }
    let arguments = syn::parse2::<Arguments>(node.mac.tokens.clone()).ok();
    Some(arguments.and_then(|arguments| expand(&node.mac, arguments)).ok_or(&mut node.mac))
}

fn expand(mac: &Macro, mut arguments: Arguments) -> Option<Expr> {
    let span = mac.path.segments.last()?.ident.span();
    let (limit, queue) = (arguments.option("at_once"), arguments.option("queue"));
    let [items, Expr::Closure(closure)] = <[Expr; 2]>::try_from(arguments.values).ok()? else { return None };
    if closure.inputs.len() != 1 || !arguments.options.is_empty() {
        return None;
    }
    let (item, call) = (closure.inputs.first()?, &closure.body);
    let home = home();
    let limit = limit.map_or_else(|| quote!(usize::MAX), |limit| quote!(#limit));
    // Names of this project's own: the user's expressions must not find them.
    let [fan, ended, child] = ["fan", "ended", "child"].map(|name| Ident::new(name, Span::mixed_site()));
    let queue = queue.iter();
    let path = &mac.path;
    Some(syn::parse_quote_spanned! {span=> {
        #path!(@used);
        let mut #fan = #home::FanOut::new(#limit);
        for #item in #items {
            if #fan.is_full() {
                let #ended = ::asap_runtime::join_first!(#fan.handles());
                #fan.ended(#ended);
            }
            let #child = ::asap_runtime::spawn!(#call #(, queue = #queue)*);
            #fan.began(#child);
        }
        while #fan.is_open() {
            let #ended = ::asap_runtime::join_first!(#fan.handles());
            #fan.ended(#ended);
        }
        #fan.values()
    }})
}
