//! Which point can follow which.
//!
//! In goes the IR, out come the edges of a graph: its nodes are the start (0), the points by their numbers, and the end.
//! The pass goes forwards and carries the points that were passed last; loops are repeated until nothing is added. What
//! runs in between (`?`, `return`, macros that leave the function) is looked for in the user's own expressions. A panic
//! is no edge.

mod expr;

use std::collections::{BTreeMap, BTreeSet};

use syn::{Label, Lifetime};

use crate::bindings::Local;
use crate::ir::{Block, Body, Head, Step, StepKind, Test, Value};

/// The number of the end.
pub(crate) const END: u32 = u32::MAX;

/// The points that were passed last.
type Last = BTreeSet<u32>;

/// The edges of a body, sorted.
pub(crate) fn edges(body: &Body) -> Vec<(u32, u32)> {
    let mut graph = Graph { edges: BTreeSet::new(), inline: BTreeMap::new(), targets: Vec::new() };
    let last = graph.block(&body.root, Last::from([0]));
    graph.edge(&last, END);
    graph.edges.into_iter().collect()
}

/// Where `break` and `continue` go, and what arrives there.
struct Target {
    label: Option<Lifetime>,
    is_loop: bool,
    after: Last,
    again: Last,
}

struct Graph {
    edges: BTreeSet<(u32, u32)>,
    /// What comes out of the arms that a head evaluates, by its selector.
    inline: BTreeMap<Local, Last>,
    targets: Vec<Target>,
}

impl Graph {
    fn edge(&mut self, from: &Last, to: u32) {
        self.edges.extend(from.iter().map(|&from| (from, to)));
    }

    fn target(&mut self, label: Option<&Lifetime>) -> Option<&mut Target> {
        self.targets.iter_mut().rev().find(|target| match label {
            Some(label) => target.label.as_ref() == Some(label),
            None => target.is_loop,
        })
    }

    fn point(&mut self, number: u32, last: &Last) -> Last {
        self.edge(last, number);
        if last.is_empty() { Last::new() } else { Last::from([number]) }
    }

    fn block(&mut self, block: &Block, mut last: Last) -> Last {
        for step in &block.steps {
            last = self.step(step, last);
        }
        match &block.tail {
            Some(tail) => self.value(tail, last),
            None => last,
        }
    }

    fn step(&mut self, step: &Step, last: Last) -> Last {
        match &step.kind {
            StepKind::Arguments(_) | StepKind::Entry(_) => last,
            StepKind::Head(head) => self.head(head, last),
            StepKind::Source { expr, .. }
            | StepKind::Callee { expr, .. }
            | StepKind::Transaction { expr, .. } => self.expr(expr, last),
            StepKind::Next { .. } => {
                if let Some(target) = self.target(None) {
                    target.after.extend(&last);
                }
                last
            }
            StepKind::Let(node) => {
                let last = match &node.init {
                    Some(init) => self.value(init, last),
                    None => last,
                };
                if let Some(diverge) = &node.diverge {
                    self.expr(diverge, last.clone());
                }
                last
            }
            StepKind::Always { stmt, .. } | StepKind::Plain(stmt) => self.stmt(stmt, last),
            StepKind::Value { value, .. } => self.value(value, last),
            StepKind::Point { number, .. } => self.point(*number, &last),
        }
    }

    /// A head, with the arms that are evaluated in it; the others begin where it ends.
    fn head(&mut self, head: &Head, last: Last) -> Last {
        let (Test::If(test) | Test::Match(test)) = &head.test;
        let last = self.expr(test, last);
        let arms: Vec<Last> =
            head.arms.iter().flat_map(|arm| &arm.inline).map(|expr| self.expr(expr, last.clone())).collect();
        self.inline.insert(head.selector, arms.into_iter().flatten().collect());
        last
    }

    fn value(&mut self, value: &Value, last: Last) -> Last {
        match value {
            Value::Plain(expr) => self.expr(expr, last),
            Value::Block { label: Some(label), block, .. } => {
                self.targets.push(Target {
                    label: Some(label.name.clone()),
                    is_loop: false,
                    after: Last::new(),
                    again: Last::new(),
                });
                let mut last = self.block(block, last);
                last.extend(self.targets.pop().map(|target| target.after).unwrap_or_default());
                last
            }
            Value::Block { block, .. } => self.block(block, last),
            Value::Branch(branch) => {
                let mut after = Last::new();
                for arm in &branch.arms {
                    match &arm.block {
                        Some(block) => after.extend(self.block(block, last.clone())),
                        None => after.extend(self.inline.get(&branch.selector).into_iter().flatten()),
                    }
                }
                after
            }
            Value::Loop { label, body, .. } => {
                self.rounds(label.as_ref(), last, |graph, last| graph.block(body, last))
            }
            Value::For(node) => {
                let arguments = node.source.adaptors.iter().flat_map(|adaptor| &adaptor.args);
                let last = arguments.fold(last, |last, argument| self.expr(argument, last));
                let last = if node.given.is_some() { last } else { self.expr(&node.source.base, last) };
                self.rounds(node.label.as_ref(), last, |graph, last| graph.block(&node.body, last))
            }
            Value::Call { number, .. } | Value::Intent { number } => self.point(*number, &last),
            Value::Return(value) => {
                let last = self.value(value, last);
                self.edge(&last, END);
                Last::new()
            }
            Value::Break(label, value) => {
                let last = self.value(value, last);
                if let Some(target) = self.target(label.as_ref()) {
                    target.after.extend(last);
                }
                Last::new()
            }
            Value::Assign { left, right } => {
                let last = self.value(right, last);
                self.expr(left, last)
            }
        }
    }

    /// A loop: its body until nothing new arrives at its head; what its jumps carry behind it.
    fn rounds(
        &mut self,
        label: Option<&Label>,
        mut head: Last,
        mut body: impl FnMut(&mut Self, Last) -> Last,
    ) -> Last {
        loop {
            let (label, after, again) = (label.map(|label| label.name.clone()), Last::new(), Last::new());
            self.targets.push(Target { label, is_loop: true, after, again });
            let mut round = body(self, head.clone());
            let target = self.targets.pop().expect("a loop's own target is on top of those around it");
            round.extend(target.again);
            if round.is_subset(&head) {
                return target.after;
            }
            head.extend(round);
        }
    }
}
