//! What stands in for a region on resume: the locals that are live at the point are restored.

use std::ops::Range;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{Emitter, hygienic};
use super::block::new_name;
use crate::bindings::{How, Local, Locals, Role};
use crate::ir::{Block, Branch, StepKind, Value};

impl Emitter<'_> {
    /// Restores for the points of one step, on the way past everything in front of it.
    ///
    /// A local is restored where its assignment is skipped: it is declared in the skipped steps, or it is not live
    /// where they begin.
    pub(super) fn restore(&self, block: &Block, index: usize, points: &Range<u32>) -> TokenStream {
        let skipped = &block.steps[..index];
        let declared: Locals = skipped.iter().flat_map(|step| step.kind.declares()).collect();
        let live_in = |index: usize| block.steps.get(index).map(|step| &step.live_in);
        let before = live_in(0);
        let (here, value) = match block.steps.get(index) {
            Some(step) => (&step.live_in, value_of(&step.kind)),
            None => (&block.tail_in, block.tail.as_deref()),
        };
        let mut live = Locals::new();
        for number in points.clone() {
            live.extend(self.body.points[number as usize - 1].live.iter().copied());
        }
        let mut tokens = TokenStream::new();
        if let Some(branch) = value.and_then(branch_of) {
            tokens.extend(self.resumed(branch));
        }
        for &local in &live {
            let assigned = declared.contains(&local) || before.is_some_and(|before| !before.contains(&local));
            if assigned && here.contains(&local) {
                tokens.extend(self.restore_local(local, points));
            }
        }
        tokens
    }

    fn restore_local(&self, local: Local, points: &Range<u32>) -> TokenStream {
        let binding = self.bindings().get(local);
        if matches!(binding.role, Role::Iterator { .. }) {
            return TokenStream::new();
        }
        let cfg = &binding.cfg;
        let ident = self.ident(local);
        if binding.derived.is_some() {
            let value = self.derivation(local);
            return self.under(cfg, quote!(#ident = #value;));
        }
        let at = &self.at;
        // Under which key, at which points.
        let mut keys: Vec<(u32, &str)> = Vec::new();
        for number in points.clone() {
            let key = self.keys[number as usize - 1].iter().find(|(saved, _)| *saved == local);
            if let Some((_, key)) = key {
                keys.push((number, key));
            }
        }
        let one = keys.windows(2).all(|pair| pair[0].1 == pair[1].1);
        let method = match binding.role {
            Role::Temporary => quote_spanned!(binding.name.span()=> restore_hidden),
            _ => quote_spanned!(binding.name.span()=> restore),
        };
        let restore = |key: &str| self.restored(&method, key);
        let Some((_, first)) = keys.first() else { return TokenStream::new() };
        let value = if one {
            restore(first)
        } else {
            let arms = keys.iter().skip(1).map(|(number, key)| {
                let value = restore(key);
                let number = super::number(*number);
                quote!(#number => #value,)
            });
            let first = restore(first);
            quote!(match #at { #(#arms)* _ => #first })
        };
        self.under(cfg, self.set(local, &value))
    }

    fn under(&self, cfg: &[syn::Attribute], tokens: TokenStream) -> TokenStream {
        if cfg.is_empty() { tokens } else { quote!(#(#cfg)* { #tokens }) }
    }

    /// What the snapshot holds under a key; if it cannot be had, the task stops here.
    pub(super) fn restored(&self, method: &TokenStream, key: &str) -> TokenStream {
        let (cx, value) = (&self.cx, hygienic("value"));
        quote! {
            match #cx.#method(#key) {
                ::core::option::Option::Some(#value) => #value,
                ::core::option::Option::None => __asap::stop().await,
            }
        }
    }

    /// The expression that gives a derived local again.
    fn derivation(&self, local: Local) -> TokenStream {
        let Some(derived) = &self.bindings().get(local).derived else { return TokenStream::new() };
        let cx = &self.cx;
        let ident = self.ident(local);
        match &derived.how {
            How::Value(expr) => quote!(#expr),
            How::Pattern(expr, pat) => {
                let (pat, _) = self.arriving(pat);
                let new = new_name(&ident);
                let name = crate::bindings::source(&ident);
                quote! {
                    match #expr {
                        #pat => #new,
                        #[allow(unreachable_patterns)]
                        _ => { #cx.lost(#name); __asap::stop().await }
                    }
                }
            }
            How::Item(iterator, pat) => {
                let (pat, _) = self.arriving(pat);
                let (iterator, new) = (self.ident(*iterator), new_name(&ident));
                let name = crate::bindings::source(&ident);
                quote! {
                    match __asap::iter::reprise(&mut #iterator) {
                        ::core::option::Option::Some(#pat) => #new,
                        ::core::option::Option::None => { #cx.lost(#name); __asap::stop().await }
                    }
                }
            }
        }
    }

    /// Derives an exclusive borrow again, behind a save of its root.
    pub(super) fn derive_after_save(&self, local: Local) -> TokenStream {
        let binding = self.bindings().get(local);
        let ident = self.ident(local);
        if let Role::Iterator { .. } = &binding.role {
            return self.iterator_again(local);
        }
        let value = self.derivation(local);
        quote!(#ident = #value;)
    }
}

fn value_of(kind: &StepKind) -> Option<&Value> {
    match kind {
        StepKind::Let(node) => node.init.as_ref(),
        StepKind::Value { value, .. } => Some(value),
        _ => None,
    }
}

/// The branch that a value begins with.
fn branch_of(value: &Value) -> Option<&Branch> {
    match value {
        Value::Branch(branch) => Some(branch),
        Value::Return(value) | Value::Break(_, value) | Value::Assign { right: value, .. } => branch_of(value),
        _ => None,
    }
}
