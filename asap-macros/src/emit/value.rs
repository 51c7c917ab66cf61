//! Expressions that hold a point.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::slot::Open;
use super::{Emitter, hygienic};
use crate::bindings::Locals;
use crate::exits;
use crate::ir::{Edges, Value};
use crate::mentions::Mentions;
use crate::syntax;

impl Emitter<'_> {
    /// An expression.
    pub(super) fn value(&self, value: &Value) -> TokenStream {
        match value {
            Value::Plain(expr) => expr.to_token_stream(),
            Value::Block { label, is_unsafe, block, after } => {
                let edges = Edges { after: after.clone(), again: Locals::new() };
                let block = match label {
                    Some(_) => self.within(label.as_ref(), false, &edges, || self.block(block)),
                    None => self.block(block),
                };
                let keyword = is_unsafe.then(|| quote!(unsafe));
                quote!(#label #keyword { #block })
            }
            Value::Branch(branch) => self.branch(branch),
            Value::Loop { label, body, edges } => {
                let body = self.within(label.as_ref(), true, edges, || self.block(body));
                quote!(#label loop { #body })
            }
            Value::For(node) => self.for_loop(node),
            Value::Call { number, callee } => self.call(*number, *callee),
            Value::Intent { number } => self.intent(*number),
            Value::Return(value) => {
                let value = self.value(value);
                if self.body.is_function {
                    exits::returned(&value, &self.output)
                } else {
                    quote!(return #value)
                }
            }
            Value::Break(label, value) => {
                let tokens = self.value(value);
                let puts = self.leaving(&Open::default(), label.as_ref(), false);
                if !puts.is_empty() {
                    let value = hygienic("value");
                    return quote!({ let #value = #tokens; #puts break #label #value });
                }
                // A label of the value's own is not to be taken for the one of the `break`.
                if starts_with_label(value) {
                    quote!(break #label (#tokens))
                } else {
                    quote!(break #label #tokens)
                }
            }
            Value::Assign { left, right } => {
                let right = self.value(right);
                if let Some(local) = syntax::as_local(left) {
                    let put = self.is_slot(local).then(|| self.put_back(local));
                    return if put.is_some() {
                        quote!({ #left = #right; #put })
                    } else {
                        quote!(#left = #right)
                    };
                }
                // The place is evaluated behind the value; its slots are taken for just that.
                let used = left.mentioned();
                let mut open = Open::default();
                let mut live = Locals::new();
                for &local in &used {
                    self.bindings().with_roots(local, &mut live);
                }
                let take = self.open(&used, &live, &mut open);
                if take.is_empty() {
                    return quote!(#left = #right);
                }
                let (value, put) = (hygienic("value"), self.close(&mut open, &live));
                quote!({ let #value = #right; #take #left = #value; #put })
            }
        }
    }
}

fn starts_with_label(value: &Value) -> bool {
    match value {
        Value::Block { label, .. } | Value::Loop { label, .. } => label.is_some(),
        _ => false,
    }
}
