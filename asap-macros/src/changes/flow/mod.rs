//! From point to point, forwards.

mod code;

use std::collections::BTreeMap;

use syn::{Label, Lifetime, Pat};

use super::effects::{Effects, Methods};
use super::{Change, Since};
use crate::bindings::{Local, Locals};
use crate::ir::{Block, Body, For, Head, Step, StepKind, Test, Value};

/// What can have happened to the locals that some point has saved on the way.
type State = BTreeMap<Local, Since>;

/// What was found on all ways.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// By point: of what was saved by one before.
    pub(super) points: Vec<State>,
    pub(super) methods: BTreeMap<Local, Methods>,
    /// Locals that change where nobody mentions them.
    pub(super) exclusive: Locals,
}

pub(super) fn follow(body: &Body) -> Found {
    let mut flow = Flow {
        saved: body.points.iter().map(|point| super::saved(body, point).into_iter().collect()).collect(),
        found: Found { points: vec![State::new(); body.points.len()], ..Found::default() },
        inline: BTreeMap::new(),
        targets: Vec::new(),
        knows_macros: !defines_macro(&body.root),
    };
    flow.block(&body.root, State::new());
    flow.found
}

/// Where `break` and `continue` go, and what arrives there.
struct Target {
    label: Option<Lifetime>,
    is_loop: bool,
    after: State,
    again: State,
}

struct Flow {
    /// By point.
    saved: Vec<Locals>,
    found: Found,
    /// What comes out of the arms that a head evaluates, by its selector.
    inline: BTreeMap<Local, State>,
    targets: Vec<Target>,
    knows_macros: bool,
}

/// What can have happened on one of two ways. Where only one of them has saved a local, the other has left nothing that could
/// be out of date.
fn join(into: &mut State, other: &State) {
    for (&local, since) in other {
        let known = into.entry(local).or_insert(*since);
        known.last = known.last.max(since.last);
        known.any = known.any.max(since.any);
    }
}

fn is_within(state: &State, other: &State) -> bool {
    let mut joined = other.clone();
    join(&mut joined, state);
    joined == *other
}

impl Flow {
    /// A piece of code that runs again where nobody sees it: what it changes is not followed.
    fn hidden(&mut self, walk: impl FnOnce(&mut Effects)) {
        let mut effects = Effects::new(self.knows_macros);
        walk(&mut effects);
        self.found.exclusive.extend(effects.changes.keys());
        self.confirm(effects.methods);
    }

    fn confirm(&mut self, methods: BTreeMap<Local, Methods>) {
        for (local, methods) in methods {
            self.found.methods.entry(local).or_default().extend(methods);
        }
    }

    fn target(&mut self, label: Option<&Lifetime>) -> Option<&mut Target> {
        self.targets.iter_mut().rev().find(|target| match label {
            Some(label) => target.label.as_ref() == Some(label),
            None => target.is_loop,
        })
    }

    fn point(&mut self, number: u32, mut state: State) -> State {
        let index = number as usize - 1;
        join(&mut self.found.points[index], &state);
        for &local in &self.saved[index] {
            let since = state.entry(local).or_insert(Since { last: Change::None, any: Change::None });
            since.last = Change::None;
        }
        // Those that it does not save keep what they had: the last point that saved them is another.
        state
    }

    fn block(&mut self, block: &Block, state: State) -> State {
        let state = block.steps.iter().fold(state, |state, step| self.step(step, state));
        match &block.tail {
            Some(tail) => self.value(tail, state),
            None => state,
        }
    }

    fn step(&mut self, step: &Step, state: State) -> State {
        let attributes = match &step.kind {
            StepKind::Let(node) => &node.attributes[..],
            StepKind::Value { attributes, .. } | StepKind::Point { attributes, .. } => attributes,
            _ => &[],
        };
        if attributes.is_empty() {
            return self.step_itself(step, state);
        }
        // A `#[cfg]` may take it away.
        let mut after = self.step_itself(step, state.clone());
        join(&mut after, &state);
        after
    }

    fn step_itself(&mut self, step: &Step, mut state: State) -> State {
        match &step.kind {
            StepKind::Arguments(bound) | StepKind::Entry(bound) => written(&mut state, bound),
            StepKind::Head(head) => self.head(head, state),
            StepKind::Source { local, expr }
            | StepKind::Callee { local, expr }
            | StepKind::Transaction { local, expr } => {
                state = self.expr(expr, state);
                written(&mut state, &[*local])
            }
            StepKind::Next { pat, .. } => {
                if let Some(target) = self.target(None) {
                    join(&mut target.after, &state);
                }
                self.code(pat, state, |effects| effects.bind(pat))
            }
            StepKind::Let(node) => {
                if let Some(init) = &node.init {
                    state = match init {
                        Value::Plain(expr) => self.scrutinee(expr, [&node.pat], state),
                        init => self.value(init, state),
                    };
                }
                if let Some(diverge) = &node.diverge {
                    self.expr(diverge, state.clone());
                }
                self.code(&node.pat, state, |effects| effects.bind(&node.pat))
            }
            StepKind::Always { stmt, local } => {
                self.hidden(|effects| effects.stmt(stmt));
                written(&mut state, &[*local])
            }
            StepKind::Plain(stmt) => self.stmt(stmt, state),
            StepKind::Value { value, .. } => self.value(value, state),
            StepKind::Point { number, .. } => self.point(*number, state),
        }
    }

    /// A head, with the arms that are evaluated in it; the others begin where it ends.
    fn head(&mut self, head: &Head, state: State) -> State {
        let pats: Vec<&Pat> = head.arms.iter().filter_map(|arm| arm.pat.as_ref()).collect();
        let (Test::If(test) | Test::Match(test)) = &head.test;
        let mut state = self.scrutinee(test, pats.iter().copied(), state);
        state = written(&mut state, &head.bound());
        state = written(&mut state, &[head.selector]);
        for pat in pats {
            if let Pat::Guard(guard) = pat {
                state = self.expr(&guard.guard, state);
            }
        }
        let mut inline = State::new();
        for expr in head.arms.iter().flat_map(|arm| &arm.inline) {
            join(&mut inline, &self.expr(expr, state.clone()));
        }
        self.inline.insert(head.selector, inline);
        state
    }

    fn value(&mut self, value: &Value, mut state: State) -> State {
        match value {
            Value::Plain(expr) => self.expr(expr, state),
            Value::Block { label: Some(label), block, .. } => {
                self.enter(Some(label), false);
                let mut state = self.block(block, state);
                join(&mut state, &self.leave().after);
                state
            }
            Value::Block { block, .. } => self.block(block, state),
            Value::Branch(branch) => {
                let mut after = State::new();
                for arm in &branch.arms {
                    let left = match &arm.block {
                        Some(block) => self.block(block, state.clone()),
                        None => self.inline.get(&branch.selector).cloned().unwrap_or_default(),
                    };
                    join(&mut after, &left);
                }
                after
            }
            Value::Loop { label, body, .. } => {
                self.rounds(label.as_ref(), state, |flow, state| flow.block(body, state))
            }
            Value::For(node) => self.for_loop(node, state),
            Value::Call { number, .. } | Value::Intent { number } => self.point(*number, state),
            Value::Return(value) => {
                self.value(value, state);
                State::new()
            }
            Value::Break(label, value) => {
                state = self.value(value, state);
                if let Some(target) = self.target(label.as_ref()) {
                    join(&mut target.after, &state);
                }
                State::new()
            }
            Value::Assign { left, right } => {
                let state = self.value(right, state);
                self.code(left, state, |effects| effects.assigned(left))
            }
        }
    }

    fn for_loop(&mut self, node: &For, mut state: State) -> State {
        for adaptor in &node.source.adaptors {
            // They run with each item.
            self.hidden(|effects| adaptor.args.iter().for_each(|argument| effects.value(argument)));
            state = adaptor.args.iter().fold(state, |state, argument| self.expr(argument, state));
        }
        if node.given.is_none() {
            state = self.expr(&node.source.base, state);
        }
        let state = written(&mut state, &[node.iterator]);
        self.rounds(node.label.as_ref(), state, |flow, state| flow.block(&node.body, state))
    }

    fn enter(&mut self, label: Option<&Label>, is_loop: bool) {
        let label = label.map(|label| label.name.clone());
        self.targets.push(Target { label, is_loop, after: State::new(), again: State::new() });
    }

    fn leave(&mut self) -> Target {
        self.targets.pop().expect("a loop's own target is on top of those around it")
    }

    /// A loop: its body until nothing new arrives at its head; what its jumps carry behind it.
    fn rounds(
        &mut self,
        label: Option<&Label>,
        mut head: State,
        mut body: impl FnMut(&mut Self, State) -> State,
    ) -> State {
        loop {
            self.enter(label, true);
            let mut round = body(self, head.clone());
            let target = self.leave();
            join(&mut round, &target.again);
            if is_within(&round, &head) {
                return target.after;
            }
            join(&mut head, &round);
        }
    }
}

fn changed(state: &mut State, local: Local, change: Change) {
    if let Some(since) = state.get_mut(&local) {
        since.last = since.last.max(change);
        since.any = since.any.max(change);
    }
}

fn written(state: &mut State, locals: &[Local]) -> State {
    for &local in locals {
        changed(state, local, Change::Any);
    }
    std::mem::take(state)
}

/// Whether a function has macros of its own, which may have the names of the standard library's.
fn defines_macro(block: &Block) -> bool {
    let is_macro = |item: &syn::Item| matches!(item, syn::Item::Macro(_) | syn::Item::Use(_));
    block.items.iter().any(is_macro)
        || block.steps.iter().any(|step| match &step.kind {
            StepKind::Plain(stmt) => has_macro_item(stmt),
            _ => false,
        })
        || block.values().flat_map(Value::blocks).any(defines_macro)
}

fn has_macro_item(stmt: &syn::Stmt) -> bool {
    use syn::visit::{self, Visit};
    struct Finder(bool);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_item(&mut self, node: &'ast syn::Item) {
            self.0 |= matches!(node, syn::Item::Macro(_) | syn::Item::Use(_));
            visit::visit_item(self, node);
        }
    }
    let mut finder = Finder(false);
    finder.visit_stmt(stmt);
    finder.0
}
