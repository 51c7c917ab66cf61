//! `for` loops with checkpoints in their bodies: what they iterate over, and how that is had again.

use syn::spanned::Spanned;
use syn::{Expr, ExprForLoop, ExprMethodCall, Pat};

use super::{Builder, derive, methods};
use crate::attributes::Note;
use crate::bindings::{Derived, How, Local, Locals, Role};
use crate::ir::{Access, Edges, For, Source, Step, StepKind, Value};
use crate::mentions::{self, Mentions};
use crate::{bindings, catalogue, syntax};

/// Adaptors that the runtime has in a form whose state can be saved.
const ADAPTORS: &[&str] = &[
    "map",
    "filter",
    "filter_map",
    "enumerate",
    "rev",
    "zip",
    "skip",
    "take",
    "step_by",
    "chain",
    "take_while",
    "skip_while",
    "inspect",
    "copied",
    "cloned",
];

/// Adaptors whose items a closure makes, or which copy: their items are values, to be saved as such.
const MAKING: &[&str] = &["map", "filter_map", "copied", "cloned"];

impl Builder<'_> {
    pub(super) fn for_loop(&mut self, node: &ExprForLoop, steps: &mut Vec<Step>) -> Value {
        let label = match &node.label {
            Some(label) => label.name.to_string(),
            None => format!("for {}", bindings::source(&node.pat)),
        };
        let source_expr = self.settle_source(&node.expr, steps);
        let (source, given) = self.source(source_expr, steps);
        let name = proc_macro2::Ident::new(
            "iterator",
            proc_macro2::Span::mixed_site().located_at(node.for_token.span),
        );
        // A loop in a loop of the same head is told apart by a prime, at all of its points alike.
        let around = self.loops.iter().filter(|outer| **outer == label).count();
        let role = Role::Iterator { label: label.clone() + &"'".repeat(around) };
        let iterator = self.bindings.declare(&name, true, role);
        let was = Note::of(&node.attrs).names();
        self.bindings.get_mut(iterator).was =
            was.iter().map(|was| was.clone() + &"'".repeat(around)).collect();
        self.renamed_item(&node.pat, &was);
        self.derive_items(iterator, &source, &node.pat);
        // Nobody sees a borrow dropped, nor the number of a range.
        let is_owned = source.access == Access::Owned && range_of(&mut source.base.clone()).is_none();
        let (pat, apart) = if is_owned || makes_items(&source) {
            self.whole_item(&node.pat)
        } else {
            ((*node.pat).clone(), None)
        };
        self.identities.push(&label, &was);
        self.loops.push(label);
        let mut prologue = vec![Self::step(StepKind::Next { iterator, pat })];
        prologue.extend(apart);
        let body = self.block(&node.body.stmts, prologue);
        self.loops.pop();
        self.identities.pop();
        let points = body.points();
        Value::For(Box::new(For {
            label: node.label.clone(),
            iterator,
            given,
            source,
            body,
            points,
            edges: Edges::default(),
        }))
    }

    /// `#[resumable(was = "for path")] for file in …` says that `file` was `path`.
    fn renamed_item(&mut self, pat: &Pat, was: &[String]) {
        let [local] = syntax::bound(pat)[..] else { return };
        if matches!(pat, Pat::Ident(_)) {
            let names = was.iter().filter_map(|was| was.strip_prefix("for "));
            let names = names.filter(|name| syn::parse_str::<syn::Ident>(name).is_ok()).map(str::to_owned);
            self.bindings.get_mut(local).was.extend(names);
        }
    }

    /// The source of a loop without points: what holds one becomes a local, and so does what is evaluated in front of it.
    pub(super) fn settle_source(&mut self, expr: &Expr, steps: &mut Vec<Step>) -> Expr {
        self.settle_source_before(expr, false, steps)
    }

    /// The same; `is_before` says that a point stands behind it in the source.
    fn settle_source_before(&mut self, expr: &Expr, is_before: bool, steps: &mut Vec<Step>) -> Expr {
        let has_point = syntax::has_point(expr);
        match syntax::strip(expr) {
            Expr::MethodCall(node)
                if (is_before || has_point) && ADAPTORS.contains(&node.method.to_string().as_str()) =>
            {
                let mut node = node.clone();
                let is_behind = is_before || node.args.iter().any(syntax::has_point);
                *node.receiver = self.settle_source_before(&node.receiver, is_behind, steps);
                let is_pair = is_pair(&node);
                for argument in &mut node.args {
                    if is_before && !is_pair && !syntax::has_point(argument) {
                        self.freeze(argument, steps);
                    } else {
                        *argument = self.settle(argument, steps);
                    }
                }
                Expr::MethodCall(node)
            }
            base if is_before && !has_point => {
                let mut base = base.clone();
                self.bind_base(&mut base, steps);
                base
            }
            _ => self.settle(expr, steps),
        }
    }

    /// What a base is made of, as locals: it is evaluated here, whatever an iterator over it is.
    fn bind_base(&mut self, base: &mut Expr, steps: &mut Vec<Step>) {
        match base {
            Expr::MethodCall(node)
                if node.method == "into_iter"
                    || methods::is_borrowing(&node.method)
                    || methods::is_view(&node.method) =>
            {
                self.bind_base(&mut node.receiver, steps);
            }
            Expr::Reference(node) => self.bind_base(&mut node.expr, steps),
            Expr::Paren(node) => self.bind_base(&mut node.expr, steps),
            Expr::Range(range) => self.freeze_range(range, steps),
            _ => self.bind_place(base, steps),
        }
    }

    /// Splits the source of a loop into its base and the adaptors on it. A base that is owned is evaluated in a step in
    /// front of their arguments: the local in which it is then.
    fn source(&mut self, expr: Expr, steps: &mut Vec<Step>) -> (Source, Option<Local>) {
        let mut adaptors = Vec::new();
        let mut base = expr;
        while let Expr::MethodCall(node) = syntax::strip(&base) {
            if !ADAPTORS.contains(&node.method.to_string().as_str()) {
                break;
            }
            let node = node.clone();
            base = (*node.receiver).clone();
            adaptors.push(node);
        }
        adaptors.reverse();
        base = syntax::strip(&base).clone();
        self.bind_receiver(&mut base, steps);
        let mut access = derive::access(&base, &self.bindings);
        if let Some(second) = self.exclusive_second(&adaptors) {
            // Its borrow ends at a checkpoint, and so do the iterator and what it is made of.
            match range_of(&mut base) {
                Some(range) => self.freeze_range(range, steps),
                None if access == Access::Owned => self.report.at(second, catalogue::UNSAVED_ADAPTOR),
                None => {}
            }
            access = Access::Exclusive;
        }
        if access != Access::Owned {
            self.freeze_arguments(&mut base, steps);
            self.freeze_indices(&mut base, steps);
        }
        let given = (access == Access::Owned).then(|| {
            let name = proc_macro2::Ident::new("source", proc_macro2::Span::mixed_site());
            let local = self.bindings.declare(&name, false, Role::Source);
            steps.push(Self::step(StepKind::Source { local, expr: base.clone() }));
            local
        });
        for adaptor in &mut adaptors {
            self.adaptor(adaptor, access, steps);
        }
        (Source { base, adaptors, access }, given)
    }

    /// The second iterator of a `zip` or `chain` that borrows exclusively.
    fn exclusive_second<'e>(&self, adaptors: &'e [ExprMethodCall]) -> Option<&'e Expr> {
        let seconds = adaptors.iter().filter(|node| is_pair(node)).flat_map(|node| &node.args);
        seconds.into_iter().find(|second| derive::access(second, &self.bindings) == Access::Exclusive)
    }

    /// An adaptor is applied again on resume, so its arguments must give the same again.
    fn adaptor(&mut self, node: &mut ExprMethodCall, access: Access, steps: &mut Vec<Step>) {
        let is_pair = is_pair(node);
        for argument in &mut node.args {
            if matches!(argument, Expr::Closure(_)) {
                if access == Access::Exclusive {
                    self.report.at(&*argument, catalogue::EXCLUSIVE_ADAPTOR);
                } else {
                    self.refuse_exclusive(argument);
                }
                self.freeze_captures(argument, steps);
            } else if is_pair {
                let inner = derive::access(argument, &self.bindings);
                if inner == Access::Shared || inner == Access::Exclusive {
                    self.freeze_arguments(argument, steps);
                    self.freeze_indices(argument, steps);
                } else if let Some(range) = range_of(argument) {
                    self.freeze_range(range, steps);
                } else if !syntax::is_constant(argument) {
                    self.report.at(&*argument, catalogue::UNSAVED_ADAPTOR);
                }
            } else {
                self.freeze(argument, steps);
            }
        }
    }

    /// `for x in make().iter()`: what is borrowed becomes a local, so that it can be saved.
    fn bind_receiver(&mut self, base: &mut Expr, steps: &mut Vec<Step>) {
        match base {
            Expr::MethodCall(node) if methods::is_borrowing(&node.method) => {
                self.bind_place(&mut node.receiver, steps);
            }
            Expr::Reference(node) if !syntax::is_constant(&node.expr) => {
                self.bind_place(&mut node.expr, steps);
            }
            _ => {}
        }
    }

    fn bind_place(&mut self, expr: &mut Expr, steps: &mut Vec<Step>) {
        if derive::is_place(expr) || syntax::is_constant(expr) {
            return;
        }
        match expr {
            Expr::MethodCall(node) if methods::is_view(&node.method) => {
                self.bind_place(&mut node.receiver, steps);
                *expr = derive::viewed(expr);
            }
            Expr::Paren(node) => self.bind_place(&mut node.expr, steps),
            Expr::Reference(node) => self.bind_place(&mut node.expr, steps),
            _ => {
                let ident = self.temporary(Value::Plain(expr.clone()), expr.span(), steps);
                if let Some(local) = bindings::decode(&ident.to_string()) {
                    self.bindings.get_mut(local).mutable = true;
                }
                *expr = syn::parse_quote!(#ident);
            }
        }
    }

    /// Arguments of the calls that a base is made of, as locals that do not change.
    fn freeze_arguments(&mut self, base: &mut Expr, steps: &mut Vec<Step>) {
        match base {
            Expr::MethodCall(node) => {
                self.freeze_arguments(&mut node.receiver, steps);
                node.args.iter_mut().for_each(|argument| self.freeze(argument, steps));
            }
            Expr::Paren(node) => self.freeze_arguments(&mut node.expr, steps),
            Expr::Reference(node) => self.freeze_arguments(&mut node.expr, steps),
            _ => {}
        }
    }

    /// The items of a borrowing loop are had again from its iterator; those that a closure makes are saved.
    fn derive_items(&mut self, iterator: Local, source: &Source, pat: &Pat) {
        // The closures of adaptors are made again on resume, with what they capture.
        let arguments = source.adaptors.iter().flat_map(|adaptor| &adaptor.args);
        let held: Locals = arguments.flat_map(mentions::captured).collect();
        self.bindings.get_mut(iterator).holds = held;
        if source.access == Access::Owned {
            return;
        }
        let mut roots = source.base.mentioned();
        let pairs = source.adaptors.iter().filter(|node| is_pair(node));
        roots.extend(pairs.flat_map(|node| node.args.mentioned()));
        let exclusive = source.access == Access::Exclusive;
        let how = How::Value(Box::new(source.base.clone()));
        self.bindings.get_mut(iterator).derived =
            Some(Derived { roots, exclusive, how, ty: None, family: None });
        let family = Some(self.bindings.family());
        if makes_items(source) {
            return;
        }
        for local in syntax::bound(pat) {
            if !self.bindings.get(local).mutable {
                let how = How::Item(iterator, Box::new(pat.clone()));
                let roots = std::iter::once(iterator).collect();
                self.bindings.get_mut(local).derived =
                    Some(Derived { roots, exclusive, how, ty: None, family });
            }
        }
    }
}

/// Whether the items are values whatever the loop is over.
fn makes_items(source: &Source) -> bool {
    source.adaptors.iter().any(|adaptor| MAKING.contains(&adaptor.method.to_string().as_str()))
}

/// Whether an adaptor takes a second iterator.
fn is_pair(node: &ExprMethodCall) -> bool {
    node.method == "zip" || node.method == "chain"
}

/// The range that an expression is, if it is nothing else.
fn range_of(expr: &mut Expr) -> Option<&mut syn::ExprRange> {
    match expr {
        Expr::Range(range) => Some(range),
        Expr::Paren(node) => range_of(&mut node.expr),
        Expr::Group(node) => range_of(&mut node.expr),
        _ => None,
    }
}
