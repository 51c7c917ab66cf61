//! What a function says of its past: `#[resumable(was = "…", default = …)]` inside of it.

use std::collections::HashSet;

use syn::visit::{self, Visit};
use syn::{Attribute, Expr, FnArg, ItemFn, Pat};

use crate::attributes::{Note, is_note};
use crate::bindings::{self, Binding};
use crate::ir::Body;
use crate::mentions;
use crate::report::Report;
use crate::{catalogue, liveness, source, syntax};

/// Looks at the notes as they were written.
pub(super) fn written(function: &ItemFn, report: &mut Report) {
    let mut notes = Notes { report, seen: HashSet::new() };
    for input in &function.sig.inputs {
        match input {
            FnArg::Typed(argument) if !source::is_resource(argument) => {
                notes.local(&argument.attrs, &argument.pat);
            }
            _ => {}
        }
        notes.visit_fn_arg(input);
    }
    notes.visit_block(&function.block);
}

/// Looks at what the notes of locals mean.
pub(super) fn meant(body: &Body, report: &mut Report) {
    for (_, binding) in body.bindings.all() {
        if let Some(default) = &binding.default
            && !mentions::captured(default).is_empty()
        {
            report.at(default, catalogue::DEFAULT_LOCAL);
        }
    }
    let mut told = HashSet::new();
    for point in &body.points {
        let keys = liveness::keys(&body.bindings, point);
        for (local, key) in &keys {
            let binding = body.bindings.get(*local);
            let is_taken = |was: &String| keys.iter().any(|(other, key)| other != local && key == was);
            if old_keys(binding, key).iter().any(is_taken) && told.insert(*local) {
                report.at(&binding.name, catalogue::WAS_TAKEN);
            }
        }
    }
}

/// The keys that a local or state had before, where it has this one now.
pub(crate) fn old_keys(binding: &Binding, key: &str) -> Vec<String> {
    // What shadowed a local did so under its old name too.
    let primes = match binding.role {
        bindings::Role::Named => &key[key.trim_end_matches('\'').len()..],
        _ => "",
    };
    let mut keys = Vec::new();
    for was in &binding.was {
        for old in [format!("{was}{primes}"), was.clone()] {
            if !keys.contains(&old) {
                keys.push(old);
            }
        }
    }
    keys
}

struct Notes<'a> {
    report: &'a mut Report,
    /// The attributes, by address, that stand where they may.
    seen: HashSet<usize>,
}

impl Notes<'_> {
    /// The notes among attributes of something that may have some.
    fn notes(&mut self, attributes: &[Attribute]) -> Option<Note> {
        let mut all = None;
        for attribute in attributes.iter().filter(|attribute| is_note(attribute)) {
            self.seen.insert(std::ptr::from_ref(attribute).addr());
            match Note::parse(attribute) {
                Ok(note) => {
                    let all: &mut Note = all.get_or_insert_default();
                    all.was.extend(note.was);
                    all.default = all.default.take().or(note.default);
                }
                Err(error) => self.report.push(error),
            }
        }
        all
    }

    fn local(&mut self, attributes: &[Attribute], pat: &Pat) {
        if self.notes(attributes).is_some() && !binds_one(pat) {
            self.report.at(pat, catalogue::NOTE_PATTERN);
        }
    }

    fn construct(&mut self, attributes: &[Attribute], has_point: bool) {
        let Some(note) = self.notes(attributes) else { return };
        if let Some(default) = &note.default {
            self.report.at(default, catalogue::NOTE_DEFAULT);
        } else if !has_point {
            attributes
                .iter()
                .filter(|attribute| is_note(attribute))
                .for_each(|attribute| self.report.at(attribute, catalogue::NOTE_PLACE));
        }
    }
}

impl<'ast> Visit<'ast> for Notes<'_> {
    fn visit_local(&mut self, node: &'ast syn::Local) {
        self.local(&node.attrs, &node.pat);
        visit::visit_local(self, node);
    }

    fn visit_expr(&mut self, node: &'ast Expr) {
        let attributes = match node {
            Expr::If(node) => Some(&node.attrs),
            Expr::Match(node) => Some(&node.attrs),
            Expr::Loop(node) => Some(&node.attrs),
            Expr::While(node) => Some(&node.attrs),
            Expr::ForLoop(node) => Some(&node.attrs),
            Expr::Block(node) if node.label.is_some() => Some(&node.attrs),
            _ => None,
        };
        if let Some(attributes) = attributes {
            self.construct(attributes, syntax::has_point(node));
        }
        visit::visit_expr(self, node);
    }

    fn visit_arm(&mut self, node: &'ast syn::Arm) {
        self.construct(&node.attrs, syntax::has_point(&node.body));
        visit::visit_arm(self, node);
    }

    fn visit_attribute(&mut self, node: &'ast Attribute) {
        if is_note(node) && !self.seen.contains(&std::ptr::from_ref(node).addr()) {
            self.report.at(node, catalogue::NOTE_PLACE);
        }
    }

    // An inner function is its own business.
    fn visit_item(&mut self, _: &'ast syn::Item) {}
}

/// Whether a pattern binds one name.
fn binds_one(pat: &Pat) -> bool {
    struct Names(usize);
    impl<'ast> Visit<'ast> for Names {
        fn visit_pat_ident(&mut self, node: &'ast syn::PatIdent) {
            let is_constant = node.by_ref.is_none()
                && node.mutability.is_none()
                && node.subpat.is_none()
                && node.ident.to_string().starts_with(char::is_uppercase);
            self.0 += usize::from(!is_constant);
            visit::visit_pat_ident(self, node);
        }
        fn visit_expr(&mut self, _: &'ast Expr) {}
    }
    let mut names = Names(0);
    names.visit_pat(pat);
    names.0 == 1
}
