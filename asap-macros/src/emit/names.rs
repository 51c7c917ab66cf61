//! Gives the locals their names back.
//!
//! A local has the user's name again unless another one of that name lives in the same block as a declaration in
//! front of a region; then the second is hidden from the user's code by its hygiene, and the others are numbered.

use std::collections::{BTreeMap, HashMap, HashSet};

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;

use crate::bindings::{self, Local, Locals, Role};
use crate::catalogue;
use crate::ir::{Block, Body, StepKind, Test, Value};
use crate::report::Report;
use crate::{resolve, syntax};

/// A local's name in the expansion.
struct Name {
    text: String,
    /// Whether it is the expansion's own, distinct from the user's of the same text.
    hidden: bool,
}

impl Name {
    fn at(&self, span: Span) -> Span {
        if self.hidden { Span::mixed_site().located_at(span) } else { span }
    }
}

type Names = BTreeMap<Local, Name>;

/// Replaces every id in the tokens by the local's name; those of `hiding` cannot have theirs.
pub(super) fn finish(tokens: TokenStream, body: &Body, hiding: Locals, report: &mut Report) -> TokenStream {
    let names = names(&tokens, body, hiding);
    Finish { names: &names, body, report }.stream(tokens)
}

/// Names for all locals.
fn names(tokens: &TokenStream, body: &Body, hiding: Locals) -> Names {
    // Found when the first is needed.
    let mut taken: Option<HashSet<String>> = None;
    let mut renamed: HashSet<Local> = hiding.into_iter().collect();
    collect(&body.root, body, &mut renamed);
    let (mut hidden, mut own_names) = (HashSet::new(), HashSet::new());
    let mut names = Names::new();
    for (local, binding) in body.bindings.all() {
        let name = binding.name.to_string();
        if name == "self" {
            names.insert(local, Name { text: "this".to_owned(), hidden: true });
            continue;
        }
        // Nested loops name each other's iterators where they are saved.
        let own = !matches!(binding.role, Role::Named) && !own_names.insert(name.clone());
        if own || renamed.contains(&local) {
            let base = name.strip_prefix("r#").unwrap_or(&name);
            let key = name.clone();
            // The second of a name is told apart by its hygiene, so that it reads the same, in messages too.
            if !own && !super::is_own(&key) && hidden.insert(key) {
                names.insert(local, Name { text: name, hidden: true });
                continue;
            }
            let taken = taken.get_or_insert_with(|| {
                let mut taken = HashSet::new();
                words(tokens, &mut taken);
                taken
            });
            // There are fewer words in a function than numbers here.
            let numbered =
                (2..u32::MAX).map(|n| format!("{base}_{n}")).find(|name| taken.insert(name.clone()));
            names.insert(local, Name { text: numbered.unwrap_or(name), hidden: false });
        } else {
            names.insert(local, Name { text: name, hidden: false });
        }
    }
    names
}

/// The words among tokens that mean no local of the function's.
pub(super) fn words_of(tokens: &TokenStream) -> HashSet<String> {
    let mut words = HashSet::new();
    free(tokens.clone(), &mut words);
    words
}

fn words(tokens: &TokenStream, into: &mut HashSet<String>) {
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(ident) => {
                into.insert(bindings::replace(&ident.to_string(), |_, name| name.to_owned()));
            }
            TokenTree::Group(group) => words(&group.stream(), into),
            _ => {}
        }
    }
}

/// Finds the locals that need another name: declared in front of a region, where the name means another local too.
fn collect(block: &Block, body: &Body, renamed: &mut HashSet<Local>) {
    let name = |local: Local| body.bindings.get(local).name.to_string();
    if let Some(last) = block.last_point() {
        let declared: Vec<Local> = block.steps[..last].iter().flat_map(|step| step.kind.declares()).collect();
        // A use, anywhere in the block, of a local of the same name that is not declared in it.
        let mentioned = mentioned_in(block, body);
        let mut others = HashSet::new();
        block.steps[..last].iter().for_each(|step| free(step.kind.code(), &mut others));
        let mut first: HashMap<String, Local> = HashMap::new();
        for &local in &declared {
            let clash = mentioned
                .iter()
                .any(|&other| other < local && !declared.contains(&other) && name(other) == name(local));
            let clash = clash || others.contains(&name(local));
            let again = first.insert(name(local), local).is_some_and(|other| other != local);
            if clash || again {
                renamed.insert(local);
            }
        }
    }
    // A local that the block has in a slot is a plain local of it wherever it is used, and put back at its end, and what a view
    // is made of is named wherever the view is used: nothing that the block declares may stand between.
    let mentioned = mentioned_in(block, body);
    let moves = |local: &Local| body.slots.contains(local) || body.views.contains(local);
    let mut in_slots = bindings::Locals::new();
    for local in mentioned.into_iter().filter(moves) {
        body.bindings.with_roots(local, &mut in_slots);
    }
    for local in block.steps.iter().flat_map(|step| step.kind.declares()) {
        if in_slots.iter().any(|&slot| slot != local && name(slot) == name(local)) {
            renamed.insert(local);
        }
    }
    // What a head carries into an arm is written behind all that its condition binds, and arrives side by side.
    for step in &block.steps {
        let StepKind::Head(head) = &step.kind else { continue };
        for arm in head.arms.iter().filter(|arm| arm.inline.is_none()) {
            let bound = match &head.test {
                Test::If(condition) => syntax::bound_in_condition(condition),
                Test::Match(_) => arm.bound.clone(),
            };
            let hides = |&local: &Local| {
                let mut before = bound.iter().take_while(|&&other| other != local);
                before.any(|&other| arm.bound.contains(&other) && name(other) == name(local))
            };
            renamed.extend(bound.iter().copied().filter(hides));
        }
    }
    for inner in block.values().flat_map(Value::blocks) {
        collect(inner, body, renamed);
    }
}

/// Words that mean no local: functions and constants, which a declaration in front would hide.
fn free(tokens: TokenStream, into: &mut HashSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |index: Option<usize>, c: char| {
        let token = index.and_then(|index| tokens.get(index));
        matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == c)
    };
    // `Entry { path: … }` names a field, `fs::read` the beginning of a path.
    let is_field = |index: usize| is(Some(index + 1), ':') && !is(Some(index + 2), ':');
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(ident)
                if bindings::decode(&ident.to_string()).is_none()
                // Not a field or method, nor the name of a macro.
                && !is(index.checked_sub(1), '.') && !is(Some(index + 1), '!') && !is_field(index) =>
            {
                into.insert(ident.to_string());
            }
            TokenTree::Group(group) => free(group.stream(), into),
            _ => {}
        }
    }
}

/// Every local that liveness or syntax sees in a block, and every one that is saved in it: `slots` keeps some alive at points
/// where nothing uses them.
fn mentioned_in(block: &Block, body: &Body) -> Locals {
    let mut locals = Locals::new();
    for number in block.points() {
        locals.extend(body.points[number as usize - 1].live.iter().copied());
    }
    for step in &block.steps {
        locals.extend(step.live_in.iter().copied());
        locals.extend(step.live_out.iter().copied());
        match &step.kind {
            StepKind::Plain(stmt) => locals.extend(bindings::mentioned(stmt)),
            StepKind::Callee { expr, .. } | StepKind::Transaction { expr, .. } => {
                locals.extend(bindings::mentioned(expr));
            }
            StepKind::Let(node) => {
                if let Some(Value::Plain(expr)) = &node.init {
                    locals.extend(bindings::mentioned(expr));
                }
            }
            _ => {}
        }
    }
    locals
}

struct Finish<'a> {
    names: &'a Names,
    body: &'a Body,
    report: &'a mut Report,
}

impl Finish<'_> {
    fn stream(&mut self, tokens: TokenStream) -> TokenStream {
        let mut tokens = tokens.into_iter();
        let mut out = Vec::with_capacity(tokens.size_hint().0);
        let mut after_bang = false;
        while let Some(token) = tokens.next() {
            let is_bang = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '!');
            match token {
                TokenTree::Ident(ident) if ident == resolve::CAPTURES => {
                    if let Some(TokenTree::Group(group)) = tokens.next() {
                        self.captured(&group);
                    }
                }
                TokenTree::Ident(ident) => out.push(TokenTree::Ident(self.ident(ident))),
                TokenTree::Group(group) => {
                    let mut stream = self.stream(group.stream());
                    if after_bang {
                        stream.extend(self.hidden_captures(&group.stream(), &stream));
                    }
                    let mut new = Group::new(group.delimiter(), stream);
                    new.set_span(group.span());
                    out.push(TokenTree::Group(new));
                }
                TokenTree::Literal(literal) => out.push(TokenTree::Literal(self.literal(literal))),
                TokenTree::Punct(_) => out.push(token),
            }
            after_bang = is_bang;
        }
        out.into_iter().collect()
    }

    fn ident(&self, ident: Ident) -> Ident {
        let Some(local) = bindings::decode(&ident.to_string()) else { return ident };
        let Some(name) = self.names.get(&local) else { return ident };
        bindings::identifier(&name.text, name.at(ident.span()))
    }

    fn literal(&self, literal: Literal) -> Literal {
        let text = literal.to_string();
        let new = bindings::replace(&text, |local, original| {
            let name = self.names.get(&local).map_or(original, |name| &name.text);
            name.trim_start_matches("r#").to_owned()
        });
        if new == text {
            return literal;
        }
        let span = literal.span();
        let mut new: Literal = new.parse().unwrap_or(literal);
        new.set_span(span);
        new
    }

    /// A format string cannot see a hidden name, so the macro gets it as an argument: `format!("{x}", x = x)`.
    fn hidden_captures(&self, before: &TokenStream, after: &TokenStream) -> TokenStream {
        let literals = before.clone().into_iter().filter(|token| matches!(token, TokenTree::Literal(_)));
        let captured = bindings::mentioned(literals.collect::<TokenStream>());
        let ends_in_comma = |tokens: &TokenStream| matches!(tokens.clone().into_iter().last(), Some(TokenTree::Punct(punct)) if punct.as_char() == ',');
        let mut out = TokenStream::new();
        for local in captured {
            let Some(name) = self.names.get(&local).filter(|name| name.hidden) else { continue };
            if !out.is_empty() || !ends_in_comma(after) {
                out.extend(quote!(,));
            }
            let argument = bindings::identifier(&name.text, Span::call_site());
            let value = bindings::identifier(&name.text, name.at(Span::call_site()));
            out.extend(quote!(#argument = #value));
        }
        out
    }

    /// Locals that an unknown macro may capture in a string must have kept their names.
    fn captured(&mut self, group: &Group) {
        for local in bindings::mentioned(group.stream()) {
            let binding = self.body.bindings.get(local);
            if self.names.get(&local).is_some_and(|name| name.hidden || binding.name != name.text) {
                self.report.at(&binding.name, catalogue::CAPTURED_TWICE);
            }
        }
    }
}
