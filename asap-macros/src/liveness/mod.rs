//! What is live at every statement and point.
//!
//! In goes the IR, out comes the same IR with `live_in` and `live_out` on every step and `live` on every point. A
//! local is live where some path leads to a use of it without an assignment to it before. The analysis goes
//! backwards over the structure; loops are repeated until nothing is added. A local that is derived from others
//! keeps those alive; a `_guard` lives to the end of its block, since it is held for its drop, unless it is given away.

mod expr;
mod given;
mod macros;

pub(crate) use given::{given_away, given_before_points, given_by, taken_by};

use std::collections::{BTreeMap, HashMap};

use syn::Lifetime;

use crate::bindings::{self, Bindings, Local, Locals};
use crate::ir::{Block, Body, Branch, Edges, For, Head, Let, Point, Step, StepKind, Test, Value};
use crate::syntax;

/// Fills in the live sets of a body.
pub(crate) fn analyze(body: &mut Body) {
    let _ = flow(body);
}

/// Finds the locals that are derived from one that gets another value while they live. The borrow checker lets that
/// happen only to a reference, of which they are a copy or a part: so they are values of their own, and saved as
/// such. What is returned are the iterators among them, which could not be saved.
pub(crate) fn part(body: &mut Body) -> Vec<Local> {
    loop {
        let outlived = flow(body);
        let is_iterator =
            |local: &Local| matches!(body.bindings.get(*local).role, bindings::Role::Iterator { .. });
        let (iterators, values): (Vec<Local>, Vec<Local>) = outlived.into_iter().partition(is_iterator);
        if values.is_empty() {
            return iterators;
        }
        for local in values {
            body.bindings.get_mut(local).derived = None;
        }
        body.points.iter_mut().for_each(|point| point.live.clear());
    }
}

/// The analysis; gives the locals that outlive the value of what they are derived from.
fn flow(body: &mut Body) -> Locals {
    let Body { bindings, root, points, .. } = body;
    let given = given_away(root);
    let mut flow = Flow {
        bindings,
        points,
        targets: Vec::new(),
        behind: BTreeMap::new(),
        outlived: Locals::new(),
        given,
        held: Vec::new(),
    };
    flow.block(root, Locals::new());
    flow.outlived
}

/// Where `break` and `continue` go.
struct Target {
    label: Option<Lifetime>,
    is_loop: bool,
    after: Locals,
    /// None for a labelled block.
    again: Option<Locals>,
}

struct Flow<'a> {
    bindings: &'a Bindings,
    points: &'a mut Vec<Point>,
    targets: Vec<Target>,
    /// What is live behind each branch, by its selector.
    behind: BTreeMap<Local, Locals>,
    /// Locals that live on when one that they are derived from is assigned to.
    outlived: Locals,
    /// Locals that are given away by value: they are not held to the end of their block.
    given: Locals,
    /// The held locals of the blocks around: a way out drops them behind its value.
    held: Vec<Locals>,
}

impl Flow<'_> {
    fn use_local(&self, local: Local, live: &mut Locals) {
        self.bindings.with_roots(local, live);
    }

    fn use_all(&self, mentioned: Locals, live: &mut Locals) {
        for local in mentioned {
            self.use_local(local, live);
        }
    }

    fn target(&self, label: Option<&Lifetime>) -> Option<&Target> {
        self.targets.iter().rev().find(|target| match label {
            Some(label) => target.label.as_ref() == Some(label),
            None => target.is_loop,
        })
    }

    fn block(&mut self, block: &mut Block, out: Locals) -> Locals {
        block.out.clone_from(&out);
        let mut live = out;
        let held: Locals = block.steps.iter().flat_map(|step| self.held_by(&step.kind)).collect();
        for &local in &held {
            self.use_local(local, &mut live);
        }
        for step in &block.steps {
            if let StepKind::Always { local, .. } = &step.kind {
                self.use_local(*local, &mut live);
            }
        }
        self.held.push(held);
        if let Some(tail) = &mut block.tail {
            live = self.value(tail, live);
        }
        block.tail_in.clone_from(&live);
        for step in block.steps.iter_mut().rev() {
            step.live_out.clone_from(&live);
            for local in self.held_by(&step.kind) {
                self.held.last_mut().map(|held| held.remove(&local));
            }
            live = self.step(step, live);
            step.live_in.clone_from(&live);
        }
        self.held.pop();
        live
    }

    /// What a step declares to be held to the end of its block.
    fn held_by(&self, kind: &StepKind) -> Vec<Local> {
        let StepKind::Let(node) = kind else { return Vec::new() };
        let is_held = |local: &Local| self.bindings.get(*local).is_held() && !self.given.contains(local);
        syntax::bound(&node.pat).into_iter().filter(is_held).collect()
    }

    /// What is live behind the value of a way out.
    fn leaving(&self, mut after: Locals) -> Locals {
        self.held.iter().flatten().for_each(|&local| self.use_local(local, &mut after));
        after
    }

    /// In front of a step. If a `#[cfg]` may take it away, what is live behind it is so in front of it too.
    fn step(&mut self, step: &mut Step, live: Locals) -> Locals {
        let attributes = match &step.kind {
            StepKind::Let(node) => &node.attributes[..],
            StepKind::Value { attributes, .. } => attributes,
            _ => &[],
        };
        if !attributes.iter().any(|attribute| attribute.path().is_ident("cfg")) {
            return self.step_itself(step, live);
        }
        let mut without = live.clone();
        for local in step.kind.declares() {
            without.remove(&local);
        }
        let mut live = self.step_itself(step, live);
        live.extend(without);
        live
    }

    fn step_itself(&mut self, step: &mut Step, mut live: Locals) -> Locals {
        match &mut step.kind {
            StepKind::Arguments(bound) | StepKind::Entry(bound) => {
                for local in bound {
                    live.remove(local);
                }
                live
            }
            StepKind::Head(head) => self.head(head, &live),
            StepKind::Source { local, expr }
            | StepKind::Callee { local, expr }
            | StepKind::Transaction { local, expr } => {
                live.remove(local);
                self.expr(expr, live)
            }
            StepKind::Next { iterator, pat } => {
                for local in syntax::bound(pat) {
                    live.remove(&local);
                }
                if let Some(target) = self.target(None) {
                    live.extend(target.after.iter().copied());
                }
                self.use_local(*iterator, &mut live);
                live
            }
            StepKind::Let(node) => self.local(node, live),
            StepKind::Always { local, .. } => {
                live.remove(local);
                let roots = self.bindings.get(*local).derived.iter().flat_map(|derived| &derived.roots);
                roots.for_each(|&root| self.use_local(root, &mut live));
                live
            }
            StepKind::Plain(stmt) => self.stmt(stmt, live),
            StepKind::Value { value, .. } => self.value(value, live),
            StepKind::Point { number, .. } => {
                let point = &mut self.points[*number as usize - 1];
                point.live.extend(live.iter().copied());
                live.extend(point.transaction);
                live
            }
        }
    }

    fn local(&mut self, node: &mut Let, mut live: Locals) -> Locals {
        for local in syntax::bound(&node.pat) {
            live.remove(&local);
        }
        if let Some(diverge) = &node.diverge {
            live.extend(self.expr(diverge, Locals::new()));
        }
        match &mut node.init {
            Some(init) => self.value(init, live),
            None => live,
        }
    }

    fn value(&mut self, value: &mut Value, out: Locals) -> Locals {
        match value {
            Value::Plain(expr) => self.expr(expr, out),
            Value::Block { label: Some(label), block, after, .. } => {
                after.clone_from(&out);
                let label = Some(label.name.clone());
                self.targets.push(Target { label, is_loop: false, after: out.clone(), again: None });
                let live = self.block(block, out);
                self.targets.pop();
                live
            }
            Value::Block { block, .. } => self.block(block, out),
            Value::Branch(branch) => self.branch(branch, &out),
            Value::Loop { label, body, edges } => {
                let again = self.until_stable(label.as_ref(), &out, |flow, head| flow.block(body, head));
                *edges = Edges { after: out, again: again.clone() };
                again
            }
            Value::For(node) => self.for_loop(node, &out),
            Value::Intent { number } => {
                self.points[*number as usize - 1].live.extend(out.iter().copied());
                out
            }
            Value::Call { number, callee } => {
                self.points[*number as usize - 1].live.extend(out.iter().copied());
                let mut live = out;
                live.insert(*callee);
                live
            }
            Value::Return(value) => {
                let after = self.leaving(Locals::new());
                self.value(value, after)
            }
            Value::Break(label, value) => {
                let after =
                    self.target(label.as_ref()).map(|target| target.after.clone()).unwrap_or_default();
                let after = self.leaving(after);
                self.value(value, after)
            }
            Value::Assign { left, right } => {
                let live = self.assignment(left, out);
                self.value(right, live)
            }
        }
    }

    fn assignment(&mut self, left: &syn::Expr, mut live: Locals) -> Locals {
        let (locals, places) = syntax::assigned(left);
        for local in locals {
            live.remove(&local);
            let is_from = |other: &Local| {
                let binding = self.bindings.get(*other);
                !binding.rebuilt
                    && binding.derived.as_ref().is_some_and(|derived| derived.roots.contains(&local))
            };
            self.outlived.extend(live.iter().copied().filter(is_from));
        }
        places.into_iter().fold(live, |live, place| self.expr(place, live))
    }

    /// The arms that are entered; an arm that was evaluated in the head leads straight on.
    fn branch(&mut self, branch: &mut Branch, out: &Locals) -> Locals {
        self.behind.insert(branch.selector, out.clone());
        let mut live = Locals::new();
        for arm in &mut branch.arms {
            match &mut arm.block {
                Some(block) => live.extend(self.block(block, out.clone())),
                None => live.extend(out.iter().copied()),
            }
            for local in &arm.bound {
                live.remove(local);
            }
        }
        live
    }

    fn head(&mut self, head: &Head, out: &Locals) -> Locals {
        let mut live = out.clone();
        // An arm that is evaluated here leads past what the others need.
        let behind = self.behind.get(&head.selector).unwrap_or(out).clone();
        for arm in &head.arms {
            if let Some(expr) = &arm.inline {
                live.extend(self.expr(expr, behind.clone()));
            }
            if let Some(syn::Pat::Guard(node)) = &arm.pat {
                live = self.expr(&node.guard, live);
            }
        }
        for local in head.bound() {
            live.remove(&local);
        }
        let (Test::If(test) | Test::Match(test)) = &head.test;
        self.expr(test, live)
    }

    fn for_loop(&mut self, node: &mut For, out: &Locals) -> Locals {
        let label = node.label.clone();
        let mut live = self.until_stable(label.as_ref(), out, |flow, head| flow.block(&mut node.body, head));
        node.edges = Edges { after: out.clone(), again: live.clone() };
        live.remove(&node.iterator);
        for adaptor in node.source.adaptors.iter().rev() {
            for argument in &adaptor.args {
                live = self.expr(argument, live);
            }
        }
        match node.given {
            Some(given) => {
                live.insert(given);
                live
            }
            None => self.expr(&node.source.base, live),
        }
    }

    /// What is live at the head of a loop whose round leads back to it.
    fn until_stable(
        &mut self,
        label: Option<&syn::Label>,
        out: &Locals,
        mut round: impl FnMut(&mut Self, Locals) -> Locals,
    ) -> Locals {
        let mut head = Locals::new();
        loop {
            self.targets.push(Target {
                label: label.map(|label| label.name.clone()),
                is_loop: true,
                after: out.clone(),
                again: Some(head.clone()),
            });
            let entry = round(self, head.clone());
            self.targets.pop();
            if entry.is_subset(&head) {
                return head;
            }
            head.extend(entry);
        }
    }
}

/// Keys under which the live locals of a point are saved: names, with a prime for each that shadows it.
pub(crate) fn keys(bindings: &Bindings, point: &Point) -> Vec<(Local, String)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut keys: Vec<(Local, String)> = Vec::new();
    for &local in point.live.iter().rev() {
        let binding = bindings.get(local);
        let name = match &binding.role {
            bindings::Role::Selector
            | bindings::Role::Source
            | bindings::Role::Callee
            | bindings::Role::Transaction => continue,
            bindings::Role::Named | bindings::Role::Temporary if binding.derived.is_some() => continue,
            bindings::Role::Named => bindings::plain_name(&binding.name),
            bindings::Role::Temporary => "operand".to_owned(),
            bindings::Role::Iterator { label } => {
                keys.push((local, label.clone()));
                continue;
            }
        };
        let count = seen.entry(name.clone()).or_default();
        keys.push((local, name + &"'".repeat(*count)));
        *count += 1;
    }
    keys.reverse();
    keys
}
