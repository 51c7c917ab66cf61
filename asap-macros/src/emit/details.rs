//! What is written down of a function beside what a run needs: its past, its types, and which point follows which.
//!
//! Only rustc knows the types of the locals. So the body declares a value without a size for each of them, of a type that
//! the restore of the local fixes, and tells the types' names when it is asked for nothing else.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Attribute, Type};

use super::{Emitter, hygienic};
use crate::bindings::Local;
use crate::check::old_keys;
use crate::graph;
use crate::ir::Point;
use crate::policies::option;
use crate::source::{Source, arguments, is_resource};

/// How a body tells its types.
#[derive(Default)]
pub(super) struct Telling {
    pub(super) front: TokenStream,
    pub(super) head: TokenStream,
    pub(super) behind: TokenStream,
}

impl Emitter<'_> {
    /// The value that stands for a local's type, if the body tells it, and whether it was asked for before.
    pub(super) fn type_of(&self, local: Local) -> Option<(Ident, bool)> {
        let may_be_gone = self.conditional.get() > 0 || !self.bindings().get(local).cfg.is_empty();
        if may_be_gone || !self.is_named(local) || self.is_parameter(local) {
            return None;
        }
        let mut told = self.told.borrow_mut();
        let is_told = told.contains(&local);
        if !is_told {
            told.push(local);
        }
        Some((self.described(local), is_told))
    }

    /// On the very token of the local: what is wrong with its type is reported there, and once.
    fn described(&self, local: Local) -> Ident {
        Ident::new(&format!("__asap_type{}", local.0), self.bindings().get(local).name.span())
    }

    /// Writes what these `#[cfg]`s may take away, and with it whatever would fix the type of a local.
    pub(super) fn under_cfg<T>(&self, cfg: &[Attribute], write: impl FnOnce() -> T) -> T {
        let depth = self.conditional.get();
        self.conditional.set(depth + u32::from(!cfg.is_empty()));
        let written = write();
        self.conditional.set(depth);
        written
    }

    pub(super) fn is_parameter(&self, local: Local) -> bool {
        self.body.parameters.iter().any(|parameter| parameter.local == local)
    }

    /// How the body tells the types when it is asked to: what stands in front of it, at its head, and behind it. To be
    /// called behind the rest of the body.
    ///
    /// The types are told behind the body, since rustc looks at what it cannot infer yet over and over again.
    pub(super) fn telling(&self) -> Telling {
        if !self.is_described() {
            return Telling::default();
        }
        let (cx, stopped) = (&self.cx, super::stopped());
        let locals: Vec<Local> = self.told.borrow().clone();
        let types: Vec<Ident> = locals.iter().map(|&local| self.described(local)).collect();
        let told = types.iter().map(|ty| quote_spanned!(ty.span()=> #ty.told()));
        Telling {
            front: quote!(#(let #types = __asap::Type::NEW;)*),
            head: quote!(if #cx.asks() { break #stopped; }),
            behind: quote!(if #cx.asks() { #cx.tell(&[#(#told),*]); }),
        }
    }

    fn is_described(&self) -> bool {
        !self.told.borrow().is_empty()
    }

    /// The description. To be called behind the body.
    pub(super) fn details(&self, source: &Source, types: &[&Type]) -> TokenStream {
        let was = &source.attributes.was;
        let migrate = option(source.attributes.migrate.as_ref().map(|path| {
            let old = hygienic("old");
            quote!(|#old| __asap::migrated(#path(#old)))
        }));
        let is_described = self.is_described();
        let parameters = self.parameter_details(source, types);
        let parameters = quote!(&[#(#parameters),*]);
        // In a static that lives as long as the static does; in a function it would end with it.
        let parameters =
            if super::function::is_static(source) { parameters } else { quote!(const { #parameters }) };
        let told = self.told.borrow();
        let points = &self.body.points;
        let places: String = points.iter().map(place).collect();
        let types = self.types(&told);
        let edges: Vec<String> =
            self.body.edges.iter().map(|&(from, to)| format!("{from}>{}", node(to))).collect();
        let edges = edges.join(" ");
        let numbers = (1..).map(super::number);
        let calls =
            points.iter().zip(numbers.clone()).filter(|(point, _)| point.is_call).map(|(point, number)| {
                let calls = &point.calls;
                quote!((#number, #calls))
            });
        let old = points
            .iter()
            .zip(numbers)
            .flat_map(|(point, number)| point.was.iter().map(move |was| quote!((#number, #was))));
        let changed = self.changed();
        let has_transactions = points.iter().any(|point| point.transaction.is_some());
        let policies = source.attributes.policies.written(has_transactions);
        quote! {
            __asap::Details {
                was: &[#(#was),*],
                migrate: #migrate,
                is_described: #is_described,
                parameters: #parameters,
                places: #places,
                types: #types,
                edges: #edges,
                calls: &[#(#calls),*],
                old: &[#(#old),*],
                changed: &[#(#changed),*],
                policies: #policies,
            }
        }
    }

    fn parameter_details(&self, source: &Source, types: &[&Type]) -> Vec<TokenStream> {
        let arguments = arguments(&source.function.sig).filter(|argument| !is_resource(argument));
        let all = self.body.parameters.iter().zip(types).zip(arguments);
        all.map(|((parameter, ty), argument)| {
            let binding = self.bindings().get(parameter.local);
            let note = crate::attributes::Note::of(&argument.attrs);
            let was = (!binding.was.is_empty()).then(|| {
                let was = &binding.was;
                quote!(.was(&[#(#was),*]))
            });
            let or = note.default.as_ref().map(|default| {
                let value = hygienic("value");
                quote!(.or(|| { let #value: #ty = #default; __asap::boxed(#value) }))
            });
            // A method, so that rustc reports it on the name, and not on the type too.
            let described = quote_spanned!(binding.name.span()=> __asap::Type::<#ty>::NEW.parameter());
            quote!(#described #was #or)
        })
        .collect()
    }

    /// The keys of a point in the order of the table: those that a `#[cfg]` may take away come last, so that the others keep
    /// their places.
    pub(super) fn in_table<'k>(&self, keys: &'k [(Local, String)]) -> Vec<&'k (Local, String)> {
        let mut keys: Vec<_> = keys.iter().collect();
        keys.sort_by_key(|(local, _)| !self.bindings().get(*local).cfg.is_empty());
        keys
    }

    /// Which of the told types the locals of each point have.
    fn types(&self, told: &[Local]) -> String {
        let parameters = &self.body.parameters;
        let index_of = |local: Local| {
            let index = parameters.iter().position(|parameter| parameter.local == local).or_else(|| {
                let told = told.iter().position(|other| *other == local)?;
                Some(parameters.len() + told)
            });
            index.map_or_else(|| "-".to_owned(), |index| index.to_string())
        };
        let lines = self.keys.iter().map(|keys| {
            let named = self.in_table(keys).into_iter().map(|(local, _)| *local);
            named.filter(|local| self.is_named(*local)).map(index_of).collect::<Vec<_>>().join(" ") + "\n"
        });
        lines.collect()
    }

    /// What is new or had another name, with the points at which it is saved.
    fn changed(&self) -> Vec<TokenStream> {
        let mut all: BTreeMap<(Local, &str), Vec<(u32, u32)>> = BTreeMap::new();
        for (number, keys) in (1..).zip(&self.keys) {
            for (local, key) in keys {
                let binding = self.bindings().get(*local);
                if binding.was.is_empty() && binding.default.is_none() {
                    continue;
                }
                let ranges = all.entry((*local, key)).or_default();
                match ranges.last_mut() {
                    Some((_, last)) if *last + 1 == number => *last = number,
                    _ => ranges.push((number, number)),
                }
            }
        }
        all.into_iter()
            .map(|((local, key), ranges)| {
                let binding = self.bindings().get(local);
                let (was, has_default) = (old_keys(binding, key), binding.default.is_some());
                let is_hidden = !self.is_named(local);
                let at = ranges.into_iter().map(|(first, last)| {
                    let (first, last) = (super::number(first), super::number(last));
                    quote!((#first, #last))
                });
                quote! {
                    __asap::Changed {
                        at: &[#(#at),*],
                        key: #key,
                        is_hidden: #is_hidden,
                        was: &[#(#was),*],
                        has_default: #has_default,
                    }
                }
            })
            .collect()
    }
}

/// Where a point stands, in as many characters for each.
fn place(point: &Point) -> String {
    let (alike, named) = (if point.is_alike { '*' } else { ' ' }, if point.is_named { '!' } else { ' ' });
    format!("{}{alike}{:03}{named}", point.near, point.same.min(999))
}

fn node(number: u32) -> String {
    if number == graph::END { "$".to_owned() } else { number.to_string() }
}
