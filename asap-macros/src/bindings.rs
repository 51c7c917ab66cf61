//! The locals of a function: ids, and what is known of each.
//!
//! `resolve` writes every use of a local as an identifier that carries the local's id; `emit` turns these back
//! into names. In between, two locals are the same iff their identifiers are.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, Ident, Literal, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Expr, Pat, Type};

const PREFIX: &str = "__asap";

/// Identifies a local of one function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Local(pub(crate) usize);

/// A set of locals, in the order of their declaration.
pub(crate) type Locals = BTreeSet<Local>;

/// What a local is to a snapshot.
#[derive(Debug, Clone)]
pub(crate) enum Role {
    /// A local of the user's own: saved under its name.
    Named,
    /// A value that an operand left to be used after a checkpoint: saved among what is hidden.
    Temporary,
    /// Says which arm a head selected; on resume the path to the point says it.
    Selector,
    /// What a `for` loop takes its items from; on resume the rest of it comes from the snapshot.
    Source,
    /// A call that `call!` makes; on resume the called function is gone on with instead.
    Callee,
    /// A transaction that a checkpoint commits; on resume it was committed.
    Transaction,
    /// The iterator of a `for` loop, with the loop's label for the snapshot.
    Iterator { label: String },
}

/// How a local that borrows from others is had again, without being saved.
#[derive(Debug, Clone)]
pub(crate) struct Derived {
    /// The locals it is derived from, transitively live wherever this one is.
    pub(crate) roots: Locals,
    /// Whether it borrows exclusively, so that saving its root needs it derived again afterwards.
    pub(crate) exclusive: bool,
    pub(crate) how: How,
    /// The type that was written.
    pub(crate) ty: Option<Type>,
    /// The pattern that derives it, if it derives others too.
    pub(crate) family: Option<usize>,
}

/// The expression that derives a local.
#[derive(Debug, Clone)]
pub(crate) enum How {
    /// `let local = expr`.
    Value(Box<Expr>),
    /// `let local = closure`, made in each piece of code that uses it: no two of them have one type.
    Closure(Box<Expr>),
    /// `let pattern = expr`.
    Pattern(Box<Expr>, Box<Pat>),
    /// The current item of a `for` loop over a borrow.
    Item(Local, Box<Pat>),
    /// The runtime supplies it, on every path.
    Supplied,
}

/// What is known of a local.
#[derive(Debug, Clone)]
pub(crate) struct Binding {
    /// The user's name, with its span.
    pub(crate) name: Ident,
    pub(crate) mutable: bool,
    pub(crate) role: Role,
    pub(crate) derived: Option<Derived>,
    /// How it is had again if it turns out to be a borrow that a method lends, and cannot stay.
    pub(crate) lent: Option<Derived>,
    /// Whether the user has it made again on resume: it borrows nothing, and may outlive what it was made of.
    pub(crate) rebuilt: bool,
    /// Locals that it needs in their places as long as it lives.
    pub(crate) holds: Locals,
    /// Lint attributes of a parameter.
    pub(crate) lints: Vec<Attribute>,
    /// `#[cfg]`s of the `let`, to be repeated wherever it is mentioned.
    pub(crate) cfg: Vec<Attribute>,
    /// The names under which snapshots may have it.
    pub(crate) was: Vec<String>,
    /// Its value where a snapshot has none.
    pub(crate) default: Option<Expr>,
    /// Whether its type is written down, with nothing to infer in it.
    pub(crate) typed: bool,
}

impl Binding {
    /// Whether the name says "held for its drop": `_guard`, not `_`.
    pub(crate) fn is_held(&self) -> bool {
        matches!(self.role, Role::Named) && self.name.to_string().starts_with('_')
    }
}

/// All locals of a function.
#[derive(Debug, Default)]
pub(crate) struct Bindings {
    list: Vec<Binding>,
    families: usize,
}

impl Bindings {
    pub(crate) fn declare(&mut self, name: &Ident, mutable: bool, role: Role) -> Local {
        self.list.push(Binding {
            name: name.clone(),
            mutable,
            role,
            derived: None,
            lent: None,
            rebuilt: false,
            holds: Locals::new(),
            lints: Vec::new(),
            cfg: Vec::new(),
            was: Vec::new(),
            default: None,
            typed: false,
        });
        Local(self.list.len() - 1)
    }

    /// A number for locals that one pattern derives.
    pub(crate) fn family(&mut self) -> usize {
        self.families += 1;
        self.families
    }

    /// A local of the compiler's own.
    pub(crate) fn temporary(&mut self, span: Span) -> Local {
        let name = Ident::new("operand", Span::mixed_site().located_at(span));
        self.declare(&name, false, Role::Temporary)
    }

    pub(crate) fn get(&self, local: Local) -> &Binding {
        &self.list[local.0]
    }

    pub(crate) fn get_mut(&mut self, local: Local) -> &mut Binding {
        &mut self.list[local.0]
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = (Local, &Binding)> {
        self.list.iter().enumerate().map(|(index, binding)| (Local(index), binding))
    }

    /// The identifier that stands for the local between `resolve` and `emit`.
    pub(crate) fn ident(&self, local: Local) -> Ident {
        let binding = self.get(local);
        encode(local, &binding.name)
    }

    /// A local and everything it is derived from.
    pub(crate) fn with_roots(&self, local: Local, into: &mut Locals) {
        if into.insert(local) {
            let binding = self.get(local);
            for &root in binding.derived.iter().flat_map(|derived| &derived.roots).chain(&binding.holds) {
                self.with_roots(root, into);
            }
        }
    }

    /// Visits the expressions from which locals are made again.
    pub(crate) fn edit(&mut self, visitor: &mut impl VisitMut) {
        for binding in &mut self.list {
            for derived in binding.derived.iter_mut().chain(&mut binding.lent) {
                if let How::Value(expr) | How::Closure(expr) | How::Pattern(expr, _) = &mut derived.how {
                    visitor.visit_expr_mut(expr);
                }
            }
            binding.default.iter_mut().for_each(|default| visitor.visit_expr_mut(default));
        }
    }

    /// Locals in an order in which each stands behind what it is derived from.
    pub(crate) fn in_order(&self, locals: &Locals) -> Vec<Local> {
        let mut order: Vec<Local> = locals.iter().copied().collect();
        order.sort_by_key(|&local| self.depth(local));
        order
    }

    fn depth(&self, local: Local) -> usize {
        let derived = self.get(local).derived.as_ref();
        derived.map_or(0, |derived| 1 + derived.roots.iter().map(|&root| self.depth(root)).max().unwrap_or(0))
    }
}

/// An identifier, raw where the name needs it.
pub(crate) fn identifier(name: &str, span: Span) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, span),
        None => Ident::new(name, span),
    }
}

/// A name as it stands in snapshots.
pub(crate) fn plain_name(ident: &Ident) -> String {
    let name = replace(&ident.to_string(), |_, name| name.to_owned());
    name.strip_prefix("r#").map_or(name.clone(), str::to_owned)
}

/// The identifier that carries a local's id, at the span of `name`.
pub(crate) fn encode(local: Local, name: &Ident) -> Ident {
    let text = name.to_string();
    let text = text.strip_prefix("r#").unwrap_or(&text);
    Ident::new(&format!("{PREFIX}{}_{text}", local.0), name.span())
}

/// The local that an identifier carries.
pub(crate) fn decode(text: &str) -> Option<Local> {
    let rest = text.strip_prefix(PREFIX)?;
    let end = rest.find('_')?;
    rest[..end].parse().ok().map(Local)
}

/// The locals whose ids a text carries.
pub(crate) fn carried(text: &str) -> impl Iterator<Item = Local> {
    text.match_indices(PREFIX).filter_map(|(at, _)| decode(&text[at..]))
}

/// Text in which every carried id is replaced by what `name` gives for it.
pub(crate) fn replace(text: &str, mut name: impl FnMut(Local, &str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(PREFIX) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let end = found
            .char_indices()
            .find(|(_, c)| !c.is_alphanumeric() && *c != '_')
            .map_or(found.len(), |(index, _)| index);
        let (word, after) = found.split_at(end);
        match decode(word) {
            Some(local) => {
                let original = word[PREFIX.len()..].split_once('_').map_or(word, |(_, name)| name);
                out.push_str(&name(local, original));
            }
            None => out.push_str(word),
        }
        rest = after;
    }
    out + rest
}

/// Tokens in which one local stands in the place of another, string literals included.
pub(crate) fn exchange(tokens: TokenStream, from: Local, to: Local) -> TokenStream {
    let exchanged = |token: TokenTree| match token {
        TokenTree::Ident(ident) if decode(&ident.to_string()) == Some(from) => {
            let name = replace(&ident.to_string(), |_, name| name.to_owned());
            TokenTree::Ident(Ident::new(&format!("{PREFIX}{}_{name}", to.0), ident.span()))
        }
        TokenTree::Group(group) => {
            let mut new = Group::new(group.delimiter(), exchange(group.stream(), from, to));
            new.set_span(group.span());
            TokenTree::Group(new)
        }
        TokenTree::Literal(literal) if literal.to_string().contains(PREFIX) => {
            let text = replace(&literal.to_string(), |local, name| {
                let local = if local == from { to } else { local };
                format!("{PREFIX}{}_{name}", local.0)
            });
            text.parse::<Literal>().map_or_else(
                |_| TokenTree::Literal(literal.clone()),
                |mut new| {
                    new.set_span(literal.span());
                    TokenTree::Literal(new)
                },
            )
        }
        token => token,
    };
    tokens.into_iter().map(exchanged).collect()
}

/// The user's own source text of tokens, in one line, in a form that depends on the tokens alone: what rustc prints
/// between them is its own affair, and a checkpoint's identity is made of this text.
pub(crate) fn source(tokens: impl ToTokens) -> String {
    let mut words = String::new();
    spell(tokens.to_token_stream(), &mut words);
    let mut out = replace(words.trim_end(), |_, name| name.to_owned());
    for (from, to) in [
        (" . ", "."),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" ,", ","),
        ("& ", "&"),
        (" ?", "?"),
        (" :: ", "::"),
        (" [", "["),
        ("[ ", "["),
        (" ]", "]"),
        (" ! (", "!("),
        (" !(", "!("),
        ("* ", "*"),
        (" ;", ";"),
    ] {
        out = out.replace(from, to);
    }
    out
}

/// Writes tokens with a space behind each, those of one operator together.
fn spell(tokens: TokenStream, out: &mut String) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("( ", ") "),
                    Delimiter::Brace => ("{ ", "} "),
                    Delimiter::Bracket => ("[ ", "] "),
                    Delimiter::None => ("", ""),
                };
                out.push_str(open);
                spell(group.stream(), out);
                out.push_str(close);
            }
            TokenTree::Punct(punct) => {
                out.push(punct.as_char());
                if punct.spacing() == Spacing::Alone {
                    out.push(' ');
                }
            }
            TokenTree::Ident(ident) => {
                out.push_str(&ident.to_string());
                out.push(' ');
            }
            TokenTree::Literal(literal) => {
                out.push_str(&literal.to_string());
                out.push(' ');
            }
        }
    }
}
