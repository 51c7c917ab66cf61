//! Makes the IR: statements that hold a checkpoint become nodes, the rest stays as it was written.
//!
//! In goes the resolved function. Rust's order of evaluation is made explicit where a checkpoint stands inside an
//! operand (`operands`), `while` and `for` become `loop`s (`loops`), heads and arms are separated (`branches`),
//! every checkpoint gets its identity (`identity`), and locals that only borrow from others are noted as such
//! (`derive`).

mod branches;
mod choice;
mod closures;
mod derive;
mod effects;
mod freeze;
mod identity;
mod leftovers;
mod lets;
mod loops;
mod methods;
mod operands;
pub(crate) mod patterns;
mod rebuild;
mod temporaries;

use std::collections::BTreeMap;

use proc_macro2::Ident;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ItemFn, LitStr, Macro, Pat, Stmt};

use crate::attributes::{Note, is_note};
use crate::bindings::{self, Bindings, Locals};
use crate::catalogue;
use crate::ir::{Block, Body, Edges, Let, Parameter, Point, Resource, Step, StepKind, Value};
use crate::report::Report;
use crate::{source, steps, syntax};

use identity::{Identities, Identity};

pub(crate) use derive::root;
pub(crate) use methods::{is_lent, keeps_temporary, lenders, only_borrows};
pub(crate) use operands::{is_assignment, is_comparison};

/// Builds the IR of a resolved function.
pub(crate) fn build(function: &ItemFn, bindings: Bindings, report: &mut Report) -> Body {
    let mut builder = Builder {
        bindings,
        points: Vec::new(),
        identities: Identities::default(),
        loops: Vec::new(),
        old_names: BTreeMap::new(),
        kept: 0,
        report,
    };
    let resources = builder.resources(function);
    let (parameters, prologue) = builder.parameters(function);
    let root = builder.block(&function.block.stmts, prologue);
    let Builder { bindings, mut points, old_names, .. } = builder;
    identity::mark_alikes(&mut points);
    for (was, name) in &old_names {
        if points.iter().any(|point| point.id == *was) {
            report.at(name, catalogue::WAS_TAKEN);
        }
    }
    Body {
        bindings,
        parameters,
        resources,
        root,
        points,
        needs: BTreeMap::new(),
        is_function: false,
        is_unsafe: false,
        slots: Locals::new(),
        views: Locals::new(),
        changes: crate::changes::Changes::default(),
        edges: Vec::new(),
    }
}

struct Builder<'a> {
    bindings: Bindings,
    points: Vec<Point>,
    identities: Identities,
    /// Heads of the `for` loops around.
    loops: Vec<String>,
    /// The names that checkpoints had before.
    old_names: BTreeMap<String, LitStr>,
    /// How many values were kept in a local that Rust keeps to the end of their statement.
    kept: usize,
    report: &'a mut Report,
}

impl Builder<'_> {
    fn step(kind: StepKind) -> Step {
        let points = match &kind {
            StepKind::Let(node) => node.init.as_ref().map_or(0..0, Value::points),
            StepKind::Value { value, .. } => value.points(),
            StepKind::Point { number, .. } => *number..number + 1,
            _ => 0..0,
        };
        Step { kind, points, live_in: Locals::new(), live_out: Locals::new() }
    }

    /// The parameters that the runtime supplies: there on every path, and never saved.
    fn resources(&mut self, function: &ItemFn) -> Vec<Resource> {
        let mut resources = Vec::new();
        for argument in source::arguments(&function.sig).filter(|argument| source::is_resource(argument)) {
            let local = match (&*argument.pat, &syntax::bound(&argument.pat)[..]) {
                (Pat::Ident(node), &[local]) if node.by_ref.is_none() && node.subpat.is_none() => local,
                (pat, _) => {
                    self.report.at(pat, catalogue::RESOURCE_PATTERN);
                    continue;
                }
            };
            let (ty, is_lent) = match &*argument.ty {
                // A `&'static T` is a value like any other.
                syn::Type::Reference(reference) if reference.lifetime.is_none() => {
                    ((*reference.elem).clone(), true)
                }
                ty => (ty.clone(), false),
            };
            self.bindings.get_mut(local).derived = Some(bindings::Derived {
                roots: Locals::new(),
                exclusive: false,
                how: bindings::How::Supplied,
                ty: None,
                family: None,
            });
            resources.push(Resource { local, ty, is_lent });
        }
        resources
    }

    /// The parameters, and the steps in which they arrive. A parameter that is a pattern is taken apart where it has
    /// arrived: what the pattern leaves behind lives as long as the function, as in Rust.
    fn parameters(&mut self, function: &ItemFn) -> (Vec<Parameter>, Vec<Step>) {
        let mut parameters: Vec<Parameter> = Vec::new();
        let mut declared = Vec::new();
        let mut patterns = Vec::new();
        let arguments = source::arguments(&function.sig).filter(|argument| !source::is_resource(argument));
        for (index, argument) in arguments.enumerate() {
            let own = syntax::bound(&argument.pat);
            let (local, mut name) = match (&*argument.pat, &own[..]) {
                (Pat::Ident(node), &[local]) if node.by_ref.is_none() && node.subpat.is_none() => {
                    (local, bindings::plain_name(&node.ident))
                }
                (pat, _) => {
                    let name = format!("argument{}", index + 1);
                    let ident = Ident::new(&name, pat.span().resolved_at(proc_macro2::Span::mixed_site()));
                    let local = self.bindings.declare(&ident, false, bindings::Role::Named);
                    patterns.push((pat.clone(), local));
                    (local, name)
                }
            };
            while parameters.iter().any(|parameter| parameter.name == name) {
                name.push('\'');
            }
            let lints: Vec<Attribute> = argument.attrs.clone();
            for &bound in own.iter().chain([&local]) {
                self.bindings.get_mut(bound).lints.clone_from(&lints);
            }
            declared.push(local);
            if !own.contains(&local) {
                declared.extend(own);
            }
            parameters.push(Parameter { local, ty: (*argument.ty).clone(), name });
        }
        let mut steps = vec![Self::step(StepKind::Arguments(declared))];
        for (pat, local) in patterns {
            let ident = self.bindings.ident(local);
            let expr: Expr = syn::parse_quote!(#ident);
            self.derive(&expr, &pat, &syntax::bound(&pat));
            let init = Some(Value::Plain(expr));
            let node = Let { attributes: Vec::new(), pat, ty: None, init, diverge: None, is_declared: true };
            steps.push(Self::step(StepKind::Let(Box::new(node))));
        }
        (parameters, steps)
    }

    /// A block, with steps of the compiler's own in front.
    fn block(&mut self, stmts: &[Stmt], prologue: Vec<Step>) -> Block {
        let mut block = Block { steps: prologue, ..Block::default() };
        let outer = self.identities.enter_block(stmts);
        for (index, stmt) in stmts.iter().enumerate() {
            // Only a point asks for it, and writing a statement out takes its time.
            if let Some(before) = index.checked_sub(1)
                && syntax::stmt_has_point(stmt)
            {
                self.identities.at_statement(&stmts[before]);
            }
            let last = index + 1 == stmts.len();
            if let Some(closure) = closures::crossing(stmt, &stmts[index + 1..]) {
                if let Stmt::Local(node) = stmt
                    && self.is_outlived(closure, node, &stmts[index + 1..])
                {
                    self.anew(closure, node, &mut block.steps);
                    continue;
                }
                self.closure(closure, stmt, &stmts[index..], &mut block);
                break;
            }
            match stmt {
                Stmt::Item(item) => block.items.push(item.clone()),
                Stmt::Local(node) => self.local(node, &mut block.steps),
                Stmt::Macro(node) if syntax::is_checkpoint(&node.mac.path) => {
                    self.point(&node.mac, &node.attrs, &mut block.steps);
                }
                Stmt::Macro(node) if syntax::is_effect(&node.mac.path) => {
                    self.done(&node.mac, &mut block.steps);
                }
                Stmt::Macro(node) if syntax::is_call(&node.mac) => {
                    let value = self.call(&node.mac, &mut block.steps);
                    if last && node.semi_token.is_none() {
                        block.tail = Some(Box::new(value));
                    } else {
                        let attributes = node.attrs.clone();
                        block.steps.push(Self::step(StepKind::Value { value, attributes, semi: true }));
                    }
                }
                Stmt::Macro(node) if last && node.semi_token.is_none() => {
                    let mac = syn::ExprMacro { attrs: node.attrs.clone(), mac: node.mac.clone() };
                    block.tail = Some(Box::new(Value::Plain(Expr::Macro(mac))));
                }
                Stmt::Expr(expr, semi) if syntax::has_point(expr) => {
                    let (kept, first) = (self.kept, block.steps.len());
                    let value = self.lower(expr, &mut block.steps);
                    if semi.is_none() {
                        let value = value.map(|value| self.ended(value, kept, first, &mut block.steps));
                        if last {
                            block.tail = value.map(Box::new);
                        } else if let Some(value) = value {
                            let attributes = outer_attributes(expr);
                            block.steps.push(Self::step(StepKind::Value { value, attributes, semi: false }));
                        }
                    } else if let Some(mut value) = value {
                        if self.kept > kept {
                            // Nothing of the value goes on: it may borrow.
                            let mut inner = Block { steps: block.steps.split_off(first), ..Block::default() };
                            let attributes = Vec::new();
                            inner.steps.push(Self::step(StepKind::Value { value, attributes, semi: true }));
                            value = Value::Block {
                                label: None,
                                is_unsafe: false,
                                block: inner,
                                after: Locals::new(),
                            };
                        }
                        let attributes = outer_attributes(expr);
                        block.steps.push(Self::step(StepKind::Value { value, attributes, semi: true }));
                    }
                }
                Stmt::Expr(expr, None) if last => block.tail = Some(Box::new(Value::Plain(expr.clone()))),
                _ => block.steps.push(Self::step(StepKind::Plain(stmt.clone()))),
            }
        }
        self.identities.leave_block(outer);
        block
    }

    /// A value in a block of its own with what was kept for it, so that this is dropped with the statement.
    fn ended(&self, value: Value, kept: usize, first: usize, steps: &mut Vec<Step>) -> Value {
        if self.kept == kept {
            return value;
        }
        let block = Block { steps: steps.split_off(first), tail: Some(Box::new(value)), ..Block::default() };
        Value::Block { label: None, is_unsafe: false, block, after: Locals::new() }
    }

    /// A value bound to a local of the compiler's own.
    fn temporary(&mut self, value: Value, span: proc_macro2::Span, steps: &mut Vec<Step>) -> Ident {
        let local = self.bindings.temporary(span);
        let ident = self.bindings.ident(local);
        let pat: Pat = syn::parse_quote!(#ident);
        if let Value::Plain(expr) = &value {
            self.derive(expr, &pat, &[local]);
        }
        steps.push(Self::let_of(pat, Some(value)));
        ident
    }

    /// A `let` of the compiler's own.
    fn let_of(pat: Pat, init: Option<Value>) -> Step {
        Self::step(StepKind::Let(Box::new(Let {
            attributes: Vec::new(),
            pat,
            ty: None,
            init,
            diverge: None,
            is_declared: false,
        })))
    }

    fn point(&mut self, mac: &Macro, attributes: &[Attribute], steps: &mut Vec<Step>) {
        let marked = syn::parse2::<syntax::Marked>(mac.tokens.clone());
        let is_given = |marked: &syntax::Marked| marked.transaction.as_ref().is_none_or(syntax::may_be_given);
        let marked = marked.ok().filter(is_given).unwrap_or_else(|| {
            self.report.at(&mac.tokens, catalogue::CHECKPOINT_ARGUMENTS);
            syntax::Marked::new()
        });
        let transaction = marked.transaction.as_ref().map(|expr| {
            let span = expr.span().resolved_at(proc_macro2::Span::mixed_site());
            let name = Ident::new("transaction", span);
            let expr = self.settled(expr, steps);
            let local = self.bindings.declare(&name, false, bindings::Role::Transaction);
            steps.push(Self::step(StepKind::Transaction { local, expr }));
            local
        });
        let identity = match &marked.name {
            Some(name) => self.named(name),
            None => self.identities.unnamed_checkpoint(),
        };
        let number = self.next_point(&mac.path, identity, marked.name.is_some(), &marked.was, None);
        let point = &mut self.points[number as usize - 1];
        (point.transaction, point.always) = (transaction, marked.always);
        steps.push(Self::step(StepKind::Point { number, attributes: attributes.to_vec() }));
    }

    /// Notes a point, and what it was known by before.
    fn next_point(
        &mut self,
        path: &syn::Path,
        identity: Identity,
        is_named: bool,
        names: &[LitStr],
        calls: Option<String>,
    ) -> u32 {
        let span = path.segments.last().map_or_else(proc_macro2::Span::call_site, |s| s.ident.span());
        let Identity { id, mut was, near } = identity;
        for name in names {
            if name.value().is_empty() {
                self.report.at(name, catalogue::EMPTY_WAS);
            } else if self.old_names.insert(name.value(), name.clone()).is_some() {
                self.report.at(name, catalogue::WAS_TWICE);
            }
            was.push(name.value());
        }
        self.points.push(Point {
            id,
            was,
            near,
            is_alike: false,
            same: 1,
            is_named,
            span,
            is_call: calls.is_some(),
            calls: calls.unwrap_or_default(),
            always: false,
            is_own: false,
            effect: None,
            transaction: None,
            path: path.clone(),
            live: Locals::new(),
        });
        u32::try_from(self.points.len()).expect("a function has fewer than 2^32 checkpoints")
    }

    /// A call of another function: the function and its arguments are evaluated in front of it.
    fn call(&mut self, mac: &Macro, steps: &mut Vec<Step>) -> Value {
        let arguments = syn::parse2::<syntax::Called>(mac.tokens.clone());
        let Some(arguments) = arguments.ok().filter(|arguments| syntax::may_be_given(&arguments.call)) else {
            self.report.at(mac, catalogue::CALL_ARGUMENTS);
            return unit();
        };
        let text = bindings::source(&arguments.call);
        let text = steps::name(&text).to_owned();
        let expr = self.settled(&arguments.call, steps);
        let name = Ident::new("callee", arguments.call.span().resolved_at(proc_macro2::Span::mixed_site()));
        let callee = self.bindings.declare(&name, false, bindings::Role::Callee);
        steps.push(Self::step(StepKind::Callee { local: callee, expr }));
        let identity = match &arguments.name {
            Some((name, _)) => self.named(name),
            None => self.identities.unnamed("call", &text),
        };
        let is_named = arguments.name.is_some();
        let number = self.next_point(&mac.path, identity, is_named, &arguments.was, Some(text));
        Value::Call { number, callee }
    }

    /// An expression in which no point is left.
    fn settled(&mut self, expr: &Expr, steps: &mut Vec<Step>) -> Expr {
        if !syntax::has_point(expr) {
            return expr.clone();
        }
        match self.lower(expr, steps) {
            Some(Value::Plain(expr)) => expr,
            value => {
                let ident = self.temporary(value.unwrap_or_else(unit), expr.span(), steps);
                syn::parse_quote!(#ident)
            }
        }
    }

    fn named(&mut self, name: &LitStr) -> Identity {
        let text = name.value();
        if text.is_empty() {
            self.report.at(name, catalogue::CHECKPOINT_NAME_EMPTY);
        } else if text == "start" {
            self.report.at(name, catalogue::CHECKPOINT_NAME_RESERVED);
        } else if !self.identities.take_name(&text) {
            self.report.at(name, catalogue::CHECKPOINT_NAME_TWICE);
        }
        self.identities.named(text)
    }

    /// An expression with points, as a value; `None` for a bare `checkpoint!()`, which has become a step.
    fn lower(&mut self, expr: &Expr, steps: &mut Vec<Step>) -> Option<Value> {
        Some(match expr {
            Expr::Macro(node) if syntax::is_checkpoint(&node.mac.path) => {
                self.point(&node.mac, &node.attrs, steps);
                return None;
            }
            Expr::Macro(node) if syntax::is_call(&node.mac) => self.call(&node.mac, steps),
            Expr::Macro(node) if syntax::is_effect(&node.mac.path) => self.intent(&node.mac),
            Expr::Paren(node) => return self.lower(&node.expr, steps),
            Expr::Group(node) => return self.lower(&node.expr, steps),
            Expr::Block(node) => {
                let block = match &node.label {
                    Some(label) => {
                        let was = Note::of(&node.attrs).names();
                        self.nested(&label.name.to_string(), &was, &node.block.stmts)
                    }
                    None => self.block(&node.block.stmts, Vec::new()),
                };
                Value::Block { label: node.label.clone(), is_unsafe: false, block, after: Locals::new() }
            }
            Expr::Unsafe(node) => {
                let block = self.block(&node.block.stmts, Vec::new());
                Value::Block { label: None, is_unsafe: true, block, after: Locals::new() }
            }
            Expr::If(node) => self.if_else(node, steps),
            Expr::Match(node) => self.match_on(node, steps),
            Expr::Loop(node) => {
                let label =
                    node.label.as_ref().map_or_else(|| "loop".to_owned(), |label| label.name.to_string());
                Value::Loop {
                    label: node.label.clone(),
                    body: self.nested(&label, &Note::of(&node.attrs).names(), &node.body.stmts),
                    edges: Edges::default(),
                }
            }
            Expr::While(node) => self.while_loop(node),
            Expr::ForLoop(node) if !node.body.stmts.iter().any(syntax::stmt_has_point) => {
                let mut node = node.clone();
                *node.expr = self.settle_source(&node.expr, steps);
                Value::Plain(Expr::ForLoop(node))
            }
            Expr::ForLoop(node) => self.for_loop(node, steps),
            Expr::Return(syn::ExprReturn { expr: Some(value), .. }) => {
                match self.lower(value, steps).unwrap_or_else(unit) {
                    Value::Plain(value) => Value::Plain(syn::parse_quote!(return #value)),
                    value => Value::Return(Box::new(value)),
                }
            }
            Expr::Break(syn::ExprBreak { label, expr: Some(value), .. }) => {
                match self.lower(value, steps).unwrap_or_else(unit) {
                    Value::Plain(value) => Value::Plain(syn::parse_quote!(break #label #value)),
                    value => Value::Break(label.clone(), Box::new(value)),
                }
            }
            Expr::Assign(node) => {
                if syntax::has_point(&node.left) {
                    self.report.at(&node.left, catalogue::CHECKPOINT_IN_PLACE);
                }
                let left = (*node.left).clone();
                match self.lower(&node.right, steps).unwrap_or_else(unit) {
                    Value::Plain(right) => Value::Plain(syn::parse_quote!(#left = #right)),
                    right => Value::Assign { left, right: Box::new(right) },
                }
            }
            _ => self.operands(expr, steps),
        })
    }

    /// A block as a part of the structural path.
    fn nested(&mut self, label: &str, was: &[String], stmts: &[Stmt]) -> Block {
        self.identities.push(label, was);
        let block = self.block(stmts, Vec::new());
        self.identities.pop();
        block
    }

    /// An expression as the body of an arm or a branch.
    fn branch_block(&mut self, label: &str, was: &[String], expr: &Expr, prologue: Vec<Step>) -> Block {
        self.identities.push(label, was);
        let block = match expr {
            Expr::Block(node) if node.label.is_none() && node.attrs.is_empty() => {
                self.block(&node.block.stmts, prologue)
            }
            _ => self.block(&[Stmt::Expr(expr.clone(), None)], prologue),
        };
        self.identities.pop();
        block
    }
}

fn unit() -> Value {
    Value::Plain(syn::parse_quote!(()))
}

/// Attributes in front of a statement.
fn outer_attributes(expr: &Expr) -> Vec<Attribute> {
    let mut expr = expr.clone();
    let mut attributes = syntax::attributes_mut(&mut expr).map(std::mem::take).unwrap_or_default();
    attributes.retain(|attribute| !is_note(attribute));
    attributes
}
