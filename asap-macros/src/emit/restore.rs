//! What stands in for a region on resume: the locals that are live at the point are restored.

use std::collections::BTreeMap;
use std::ops::Range;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{Emitter, hygienic};
use crate::bindings::{How, Local, Locals, Role};
use crate::build::patterns;
use crate::ir::{Block, StepKind, Value};

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
        match value.map(Value::innermost) {
            Some(Value::Branch(branch)) => tokens.extend(self.resumed(branch)),
            Some(Value::For(node)) => tokens.extend(self.resumed_source(node)),
            _ => {}
        }
        // A closure is made on both paths, first thing in its block.
        let made = skipped.iter().filter_map(|step| match step.kind {
            StepKind::Always { local, .. } => Some(local),
            _ => None,
        });
        let mut grouped: Locals = made.collect();
        for local in self.bindings().in_order(&live) {
            if grouped.contains(&local) || self.is_view(local) {
                continue;
            }
            let assigned = declared.contains(&local) || before.is_some_and(|before| !before.contains(&local));
            if assigned && here.contains(&local) {
                let group: Vec<Local> = self.group(local).filter(|other| live.contains(other)).collect();
                tokens.extend(self.restore_local(local, &group, points));
                grouped.extend(group);
            }
        }
        tokens
    }

    fn restore_local(&self, local: Local, group: &[Local], points: &Range<u32>) -> TokenStream {
        let binding = self.bindings().get(local);
        if matches!(binding.role, Role::Iterator { .. }) {
            return TokenStream::new();
        }
        let cfg = &binding.cfg;
        let at = &self.at;
        if binding.derived.is_some() {
            // What is made again is made only where it is needed: it may do something.
            let tokens = if binding.rebuilt {
                self.made_where_needed(group, points)
            } else {
                self.derivation_on_slots(local, group)
            };
            return Self::under(cfg, tokens);
        }
        // Under which key, at which points.
        let mut keys: Vec<(u32, &str)> = Vec::new();
        for number in points.clone() {
            let key = self.keys[number as usize - 1].iter().find(|(saved, _)| *saved == local);
            if let Some((_, key)) = key {
                keys.push((number, key));
            }
        }
        let one = keys.windows(2).all(|pair| pair[0].1 == pair[1].1);
        let method = quote_spanned!(binding.name.span()=> restore_hidden);
        let restore = |key: &str| match binding.role {
            Role::Named => self.restored_local(local, key),
            _ => self.restored(&method, key),
        };
        let Some((_, first)) = keys.first() else { return TokenStream::new() };
        if keys.len() < points.len() {
            let arms = keys.iter().map(|(number, key)| {
                let number = super::number(*number);
                let set = self.set(local, &restore(key));
                quote!(#number => { #set })
            });
            return Self::under(cfg, quote!(match #at { #(#arms)* _ => {} }));
        }
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
        Self::under(cfg, self.set(local, &value))
    }

    /// Derives locals again together; what they are made of may be in a slot, which is full by now.
    fn derivation_on_slots(&self, local: Local, group: &[Local]) -> TokenStream {
        let derivation = self.derivation(local, group);
        let below = self.to_adopt(local);
        if below.is_empty() {
            return derivation;
        }
        let mut open = super::slot::Open::default();
        let take = self.open(&below, &below, &mut open);
        let put = self.close(&mut open, &below);
        quote!({ #take #derivation #put })
    }

    /// Makes again what one `#[rebuild] let` binds: at each point those of the locals that are live there.
    fn made_where_needed(&self, group: &[Local], points: &Range<u32>) -> TokenStream {
        let mut needed: BTreeMap<Vec<Local>, Vec<u32>> = BTreeMap::new();
        for number in points.clone() {
            let live = &self.body.points[number as usize - 1].live;
            let here: Vec<Local> = group.iter().copied().filter(|local| live.contains(local)).collect();
            needed.entry(here).or_default().push(number);
        }
        let mut arms = TokenStream::new();
        let sets = needed.len();
        for (index, (locals, numbers)) in needed.iter().enumerate() {
            let made = locals.first().map(|&local| self.derivation_on_slots(local, locals));
            if sets == 1 {
                return made.unwrap_or_default();
            }
            let numbers = numbers.iter().map(|&number| super::number(number));
            // The last one takes all others, so that rustc sees that what is live at each point is made at each.
            let pat = if index + 1 == sets { quote!(_) } else { quote!(#(#numbers)|*) };
            arms.extend(quote!(#pat => { #made }));
        }
        let at = &self.at;
        quote!(match #at { #arms })
    }

    fn under(cfg: &[syn::Attribute], tokens: TokenStream) -> TokenStream {
        if cfg.is_empty() { tokens } else { quote!(#(#cfg)* { #tokens }) }
    }

    /// What the snapshot holds of a local under a key, or else the local's default.
    fn restored_local(&self, local: Local, key: &str) -> TokenStream {
        let binding = self.bindings().get(local);
        let (cx, value, stopped, span) = (&self.cx, hygienic("value"), super::stopped(), binding.name.span());
        let methods = self.methods(local, span);
        let place = self.place(local);
        let restored = if place.is_some() {
            let restore = methods.restore;
            quote!(#cx.#restore(#place #key))
        } else {
            match self.type_of(local) {
                Some((ty, true)) => {
                    let again = methods.again;
                    quote!(#cx.#again(#key, #ty))
                }
                told => {
                    let ty = told.map_or_else(|| quote!(__asap::Type::NEW), |(ty, _)| quote!(#ty));
                    let restore = methods.restore;
                    quote!(#cx.#restore(#key, #ty))
                }
            }
        };
        // That of a parameter the runtime knows.
        let Some(default) = binding.default.as_ref().filter(|_| place.is_none()) else {
            return quote! {
                match #restored {
                    ::core::option::Option::Some(#value) => #value,
                    ::core::option::Option::None => break #stopped,
                }
            };
        };
        quote! {
            match #restored {
                ::core::option::Option::Some(::core::option::Option::Some(#value)) => #value,
                ::core::option::Option::Some(::core::option::Option::None) => #default,
                ::core::option::Option::None => break #stopped,
            }
        }
    }

    /// What the snapshot holds under a key; if it cannot be had, the task stops here.
    pub(super) fn restored(&self, method: &TokenStream, key: &str) -> TokenStream {
        let (cx, value, stopped) = (&self.cx, hygienic("value"), super::stopped());
        quote! {
            match #cx.#method(#key) {
                ::core::option::Option::Some(#value) => #value,
                ::core::option::Option::None => break #stopped,
            }
        }
    }

    /// The locals that one pattern derives together: a `&mut` borrow can be split only once.
    pub(super) fn group(&self, local: Local) -> impl Iterator<Item = Local> {
        let family = self.bindings().get(local).derived.as_ref().and_then(|derived| derived.family);
        let all = self.bindings().all().filter(move |(other, binding)| match family {
            Some(family) => binding.derived.as_ref().is_some_and(|derived| derived.family == Some(family)),
            None => *other == local,
        });
        all.map(|(other, _)| other)
    }

    /// Derives locals again: one, or those of `group` together.
    pub(super) fn derivation(&self, local: Local, group: &[Local]) -> TokenStream {
        let Some(derived) = &self.bindings().get(local).derived else { return TokenStream::new() };
        let (source, pat) = match &derived.how {
            How::Supplied => return TokenStream::new(),
            How::Value(expr) | How::Closure(expr) => return self.set(local, &quote!(#expr)),
            How::Pattern(expr, pat) => (quote!(#expr), pat),
            How::Item(iterator, pat) => {
                let iterator = self.ident(*iterator);
                (quote!(__asap::iter::reprise(&mut #iterator)), pat)
            }
        };
        let (cx, stopped) = (&self.cx, super::stopped());
        let wanted: Locals = group.iter().copied().collect();
        let (pat, assignments) = self.arriving(&patterns::keep_only(pat, &wanted));
        let pat = if let How::Item(..) = &derived.how {
            quote!(::core::option::Option::Some(#pat))
        } else {
            quote!(#pat)
        };
        let name = crate::bindings::source(self.ident(local));
        if self.is_view(local) {
            return quote! {
                #[allow(irrefutable_let_patterns)]
                let #pat = #source else { #cx.lost(#name); break #stopped };
                #assignments
            };
        }
        quote! {
            match #source {
                #pat => { #assignments }
                #[allow(unreachable_patterns)]
                _ => { #cx.lost(#name); break #stopped }
            }
        }
    }

    pub(super) fn is_exclusive(&self, local: Local) -> bool {
        self.bindings().get(local).derived.as_ref().is_some_and(|derived| derived.exclusive)
    }

    /// Exclusive borrows end where their place is saved; behind it they begin again.
    pub(super) fn derive_again(&self, live: &Locals) -> (TokenStream, TokenStream) {
        let is_again = |&local: &Local| self.is_exclusive(local) && !self.is_view(local);
        let exclusive = self.bindings().in_order(live).into_iter().filter(is_again);
        let (mut before, mut after) = (TokenStream::new(), TokenStream::new());
        let mut grouped = Locals::new();
        for local in exclusive {
            if let Role::Iterator { .. } = self.bindings().get(local).role {
                before.extend(self.keep_position(local));
                after.extend(self.iterator_again(local));
            } else if !grouped.contains(&local) {
                let group: Vec<Local> = self.group(local).filter(|other| live.contains(other)).collect();
                after.extend(self.derivation(local, &group));
                grouped.extend(group);
            }
        }
        (before, after)
    }
}

fn value_of(kind: &StepKind) -> Option<&Value> {
    match kind {
        StepKind::Let(node) => node.init.as_ref(),
        StepKind::Value { value, .. } => Some(value),
        _ => None,
    }
}
