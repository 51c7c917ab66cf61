//! Gives the locals their names back.
//!
//! A local has the user's name again unless another one of that name lives in the same block as a declaration in
//! front of a region; then the second is hidden from the user's code by its hygiene, and the others are numbered.

use std::collections::{BTreeMap, HashMap, HashSet};

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;
use syn::visit::Visit;

use crate::bindings::{self, Local, Locals, Role};
use crate::catalogue;
use crate::ir::{self, Block, Body, StepKind, Test, Value};
use crate::mentions::{Idents, Mentions, Visitor};
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
    Finish { names: &names, body, report }.stream(&tokens).unwrap_or(tokens)
}

/// Names for all locals.
fn names(tokens: &TokenStream, body: &Body, hiding: Locals) -> Names {
    // Found when the first is needed.
    let mut taken: Option<HashSet<String>> = None;
    let mut renamed = Renamed::of(body, hiding);
    renamed.collect(&body.root);
    let renamed = renamed.locals;
    let (mut hidden, mut own_names) = (HashSet::new(), HashMap::new());
    let mut names = Names::new();
    for (local, binding) in body.bindings.all() {
        let name = binding.name.to_string();
        if name == "self" {
            names.insert(local, Name { text: "this".to_owned(), hidden: true });
            continue;
        }
        if !matches!(binding.role, Role::Named) {
            // Nested loops name each other's iterators where they are saved. The user's code does not see these names.
            let same = own_names.entry(name.clone()).or_insert(0);
            *same += 1;
            let text = if *same == 1 { name } else { format!("{name}_{same}") };
            names.insert(local, Name { text, hidden: false });
        } else if renamed.contains(&local) {
            let base = name.strip_prefix("r#").unwrap_or(&name);
            let key = name.clone();
            // The second of a name is told apart by its hygiene, so that it reads the same, in messages too.
            if !super::is_own(&key) && hidden.insert(key) {
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
struct Renamed<'a> {
    body: &'a Body,
    locals: HashSet<Local>,
    /// How many locals have a name.
    shared: HashMap<String, usize>,
    /// All words of the function that are no locals.
    words: HashSet<String>,
}

impl<'a> Renamed<'a> {
    fn of(body: &'a Body, hiding: Locals) -> Self {
        let mut shared = HashMap::new();
        for (_, binding) in body.bindings.all() {
            *shared.entry(binding.name.to_string()).or_insert(0) += 1;
        }
        let mut words = HashSet::new();
        let add = |ident: &Ident| {
            let word = ident.to_string();
            if bindings::decode(&word).is_none() {
                words.insert(word);
            }
        };
        visit(&body.root, &mut Idents(add));
        Self { body, locals: hiding.into_iter().collect(), shared, words }
    }

    fn name(&self, local: Local) -> String {
        self.body.bindings.get(local).name.to_string()
    }

    fn is_shared(&self, local: Local) -> bool {
        self.shared.get(&self.name(local)).is_some_and(|&locals| locals > 1)
    }

    fn collect(&mut self, block: &Block) {
        let declares = |steps: &[ir::Step]| -> Vec<Local> {
            steps.iter().flat_map(|step| step.kind.declares()).collect()
        };
        if let Some(last) = block.last_point() {
            self.in_front(block, &block.steps[..last], &declares(&block.steps[..last]));
        }
        let shared: Vec<Local> =
            declares(&block.steps).into_iter().filter(|&local| self.is_shared(local)).collect();
        if !shared.is_empty() {
            // A local that the block has in a slot is a plain local of it wherever it is used, and put back at its end, and what
            // a view is made of is named wherever the view is used: nothing that the block declares may stand between.
            let moves = |local: &Local| self.body.slots.contains(local) || self.body.views.contains(local);
            let mut in_slots = Locals::new();
            for local in mentioned_in(block, self.body).into_iter().filter(moves) {
                self.body.bindings.with_roots(local, &mut in_slots);
            }
            for local in shared {
                if in_slots.iter().any(|&slot| slot != local && self.name(slot) == self.name(local)) {
                    self.locals.insert(local);
                }
            }
        }
        for step in &block.steps {
            if let StepKind::Head(head) = &step.kind {
                self.in_arms(head);
            }
        }
        for inner in block.values().flat_map(Value::blocks) {
            self.collect(inner);
        }
    }

    /// Looks at what a block declares in front of a region.
    fn in_front(&mut self, block: &Block, steps: &[ir::Step], declared: &[Local]) {
        let is_any_shared = declared.iter().any(|&local| self.is_shared(local));
        // A use, anywhere in the block, of a local of the same name that is not declared in it.
        let mentioned = if is_any_shared { mentioned_in(block, self.body) } else { Locals::new() };
        let mut others = HashSet::new();
        if declared.iter().any(|&local| self.words.contains(&self.name(local))) {
            for step in steps {
                free(step.kind.code(), &mut others);
            }
        }
        let mut first: HashMap<String, Local> = HashMap::new();
        for &local in declared {
            let name = self.name(local);
            let clash = mentioned
                .iter()
                .any(|&other| other < local && !declared.contains(&other) && self.name(other) == name);
            let clash = clash || others.contains(&name);
            let again = first.insert(name, local).is_some_and(|other| other != local);
            if clash || again {
                self.locals.insert(local);
            }
        }
    }

    /// What a head carries into an arm is written behind all that its condition binds, and arrives side by side.
    fn in_arms(&mut self, head: &ir::Head) {
        for arm in head.arms.iter().filter(|arm| arm.inline.is_none()) {
            let bound = match &head.test {
                Test::If(condition) => syntax::bound_in_condition(condition),
                Test::Match(_) => arm.bound.clone(),
            };
            let hides = |&local: &Local| {
                let mut before = bound.iter().take_while(|&&other| other != local);
                before.any(|&other| arm.bound.contains(&other) && self.name(other) == self.name(local))
            };
            let hiding: Vec<Local> = bound.iter().copied().filter(hides).collect();
            self.locals.extend(hiding);
        }
    }
}

/// Visits the code of a block and of those in it.
fn visit<'a>(block: &'a Block, visitor: &mut impl Visit<'a>) {
    block.steps.iter().for_each(|step| step.kind.visit(visitor));
    for value in block.values() {
        visit_value(value, visitor);
        value.blocks().into_iter().for_each(|block| visit(block, visitor));
    }
}

fn visit_value<'a>(value: &'a Value, visitor: &mut impl Visit<'a>) {
    match value {
        Value::Plain(expr) => visitor.visit_expr(expr),
        Value::Assign { left, right } => {
            visitor.visit_expr(left);
            visit_value(right, visitor);
        }
        Value::Return(value) | Value::Break(_, value) => visit_value(value, visitor),
        Value::For(node) => {
            visitor.visit_expr(&node.source.base);
            for adaptor in &node.source.adaptors {
                adaptor.args.iter().for_each(|argument| visitor.visit_expr(argument));
            }
        }
        Value::Block { .. }
        | Value::Branch(_)
        | Value::Loop { .. }
        | Value::Call { .. }
        | Value::Intent { .. } => {}
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

/// Every local that liveness or syntax sees in a block and in those in it, and every one that is saved there: `slots` keeps some
/// alive at points where nothing uses them, and one that is only assigned is not live anywhere.
fn mentioned_in(block: &Block, body: &Body) -> Locals {
    let mut locals = Locals::new();
    for number in block.points() {
        locals.extend(body.points[number as usize - 1].live.iter().copied());
    }
    for step in &block.steps {
        locals.extend(step.live_in.iter().copied());
        locals.extend(step.live_out.iter().copied());
    }
    visit(block, &mut Visitor(&mut locals));
    locals
}

struct Finish<'a> {
    names: &'a Names,
    body: &'a Body,
    report: &'a mut Report,
}

impl Finish<'_> {
    /// The tokens with the names, unless they are the same: groups are made anew only where that is needed.
    fn stream(&mut self, tokens: &TokenStream) -> Option<TokenStream> {
        let mut tokens = tokens.clone().into_iter();
        let mut out = Vec::with_capacity(tokens.size_hint().0);
        let (mut after_bang, mut is_new) = (false, false);
        while let Some(token) = tokens.next() {
            let is_bang = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '!');
            let new = match &token {
                TokenTree::Ident(ident) => {
                    let word = ident.to_string();
                    if word == resolve::CAPTURES {
                        if let Some(TokenTree::Group(group)) = tokens.next() {
                            self.captured(&group);
                        }
                        (is_new, after_bang) = (true, false);
                        continue;
                    }
                    self.ident(&word, ident.span()).map(TokenTree::Ident)
                }
                TokenTree::Group(group) => self.group(group, after_bang).map(TokenTree::Group),
                TokenTree::Literal(literal) => self.literal(literal).map(TokenTree::Literal),
                TokenTree::Punct(_) => None,
            };
            is_new |= new.is_some();
            out.push(new.unwrap_or(token));
            after_bang = is_bang;
        }
        is_new.then(|| out.into_iter().collect())
    }

    fn group(&mut self, group: &Group, after_bang: bool) -> Option<Group> {
        let before = group.stream();
        // Nothing that was hidden stays as it was.
        let mut stream = self.stream(&before)?;
        if after_bang {
            stream.extend(self.hidden_captures(&before, &stream));
        }
        let mut new = Group::new(group.delimiter(), stream);
        new.set_span(group.span());
        Some(new)
    }

    fn ident(&self, word: &str, span: Span) -> Option<Ident> {
        let name = self.names.get(&bindings::decode(word)?)?;
        Some(bindings::identifier(&name.text, name.at(span)))
    }

    fn literal(&self, literal: &Literal) -> Option<Literal> {
        let text = literal.to_string();
        let new = bindings::replace(&text, |local, original| {
            let name = self.names.get(&local).map_or(original, |name| &name.text);
            name.trim_start_matches("r#").to_owned()
        });
        if new == text {
            return None;
        }
        let mut new: Literal = new.parse().ok()?;
        new.set_span(literal.span());
        Some(new)
    }

    /// A format string cannot see a hidden name, so the macro gets it as an argument: `format!("{x}", x = x)`.
    fn hidden_captures(&self, before: &TokenStream, after: &TokenStream) -> TokenStream {
        let literals = before.clone().into_iter().filter(|token| matches!(token, TokenTree::Literal(_)));
        let captured = literals.collect::<TokenStream>().mentioned();
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
        for local in group.stream().mentioned() {
            let binding = self.body.bindings.get(local);
            if self.names.get(&local).is_some_and(|name| name.hidden || binding.name != name.text) {
                self.report.at(&binding.name, catalogue::CAPTURED_TWICE);
            }
        }
    }
}
