//! Finds the locals that cannot stay in place between the pieces of code that use them.
//!
//! rustc does not see that "fresh" means "initialized": a local that is live at one point of a statement and gone at
//! another, or used on the way to a point and gone there, is uninitialized to it on one of the paths. Such a
//! local lives in a *slot*, an `Option` of the expansion: each piece of code that uses it takes it and puts it back.
//!
//! A local that something live borrows from has to stay in place; it is kept alive at the other points instead.

use crate::bindings::{Bindings, Local, Locals, Role};
use crate::ir::{Access, Block, Body, For, Step, StepKind, Test, Value};
use crate::{bindings, build, liveness, transactions};

/// Fills in `Body::slots`, and widens what is live at points where a slot would not do.
pub(crate) fn assign(body: &mut Body) {
    loop {
        drop_unused_borrows(&mut body.root, &body.bindings);
        let mut found = Found { lent: lent(body), ..Found::default() };
        search(&body.root, body, &mut found);
        let mut changed = false;
        for (number, local) in found.widened {
            let mut wide = Locals::new();
            body.bindings.with_roots(local, &mut wide);
            let live = &mut body.points[number as usize - 1].live;
            let before = live.len();
            live.extend(wide);
            changed |= live.len() > before;
        }
        if changed {
            continue;
        }
        body.slots = found.slots;
        if !enter_inline_arms(&mut body.root, &body.slots) {
            return;
        }
        liveness::analyze(body);
    }
}

#[derive(Default)]
struct Found {
    slots: Locals,
    /// Locals to be kept alive at a point.
    widened: Vec<(u32, Local)>,
    /// Locals that something borrows from which outlives a piece of code.
    lent: Locals,
}

impl Found {
    fn widen(&mut self, local: Local, points: impl Iterator<Item = u32>) {
        self.widened.extend(points.map(|number| (number, local)));
    }
}

fn search(block: &Block, body: &Body, found: &mut Found) {
    let before = block.steps.first().map_or(&block.tail_in, |step| &step.live_in);
    let mut declared = Locals::new();
    for step in &block.steps {
        if let StepKind::Always { local, .. } = step.kind {
            found.widen(local, block.points());
        }
        conflicts(&step.live_in, &declared, before, step.points.clone(), body, found);
        declared.extend(step.kind.declares());
    }
    let tail_points = block.tail.as_ref().map_or(0..0, |tail| tail.points());
    conflicts(&block.tail_in, &declared, before, tail_points, body, found);
    for value in block.values() {
        if let Value::For(node) = value {
            loop_state(node, body, found);
        }
        value.blocks().into_iter().for_each(|inner| search(inner, body, found));
    }
}

/// What cannot be taken out of its place and put back: what something live at a point borrows from, or what a selector
/// carries from its head into an arm.
fn lent(body: &Body) -> Locals {
    fn carried(block: &Block, into: &mut Locals) {
        for value in block.values() {
            let mut inner = value;
            while let Value::Return(next) | Value::Break(_, next) | Value::Assign { right: next, .. } = inner
            {
                inner = next;
            }
            if let Value::Branch(branch) = inner {
                let entered = branch.arms.iter().filter(|arm| arm.block.is_some());
                into.extend(entered.flat_map(|arm| arm.bound.iter().copied()));
            }
            inner.blocks().into_iter().for_each(|block| carried(block, into));
        }
    }
    let mut borrowers: Locals = body.points.iter().flat_map(|point| point.live.iter().copied()).collect();
    carried(&body.root, &mut borrowers);
    let mut lent = transactions::lenders(body);
    looked_into(&body.root, &body.bindings, &mut lent);
    for borrower in borrowers {
        let mut roots = Locals::new();
        body.bindings.with_roots(borrower, &mut roots);
        roots.remove(&borrower);
        lent.extend(roots);
    }
    lent
}

/// The locals of which a head binds a part that a method gave as a borrow: `if let Some(x) = list.last()`.
fn looked_into(block: &Block, bindings: &Bindings, into: &mut Locals) {
    for step in &block.steps {
        let StepKind::Head(head) = &step.kind else { continue };
        let is_carried = |local: &Local| bindings.get(*local).derived.is_none();
        let mut entered = head.arms.iter().filter(|arm| arm.inline.is_none());
        if entered.any(|arm| arm.bound.iter().any(is_carried)) {
            let (Test::If(test) | Test::Match(test)) = &head.test;
            into.extend(build::lenders(test));
        }
    }
    for inner in block.values().flat_map(Value::blocks) {
        looked_into(inner, bindings, into);
    }
}

/// Takes borrows that an arm never looks at out of its bindings: what they borrow from need not stay in place.
fn drop_unused_borrows(block: &mut Block, bindings: &Bindings) {
    let mut unused = Locals::new();
    let lending: Locals = block.steps.iter().filter_map(|step| lending(&step.kind)).collect();
    for value in values_mut(block) {
        let mut inner = value;
        while let Value::Return(next) | Value::Break(_, next) | Value::Assign { right: next, .. } = inner {
            inner = next;
        }
        match inner {
            Value::Block { block, .. } | Value::Loop { body: block, .. } => {
                drop_unused_borrows(block, bindings);
            }
            Value::For(node) => drop_unused_borrows(&mut node.body, bindings),
            Value::Branch(branch) => {
                for arm in &mut branch.arms {
                    let Some(block) = &mut arm.block else { continue };
                    if let Some(Step { kind: StepKind::Entry(bound), live_out, .. }) = block.steps.first_mut()
                    {
                        let is_borrow = lending.contains(&branch.selector);
                        let is_used = |local: &Local| {
                            let is_borrow = is_borrow || bindings.get(*local).derived.is_some();
                            !is_borrow || live_out.contains(local)
                        };
                        unused.extend(bound.iter().copied().filter(|local| !is_used(local)));
                        bound.retain(is_used);
                        arm.bound.clone_from(bound);
                        if bound.is_empty() {
                            block.steps.remove(0);
                        }
                    }
                    drop_unused_borrows(block, bindings);
                }
            }
            _ => {}
        }
    }
    for step in &mut block.steps {
        if let StepKind::Head(head) = &mut step.kind {
            let entered = head.arms.iter_mut().filter(|arm| arm.inline.is_none());
            entered.for_each(|arm| arm.bound.retain(|local| !unused.contains(local)));
        }
    }
}

/// The selector of a head that looks into what a method lends.
fn lending(kind: &StepKind) -> Option<Local> {
    let StepKind::Head(head) = kind else { return None };
    let (Test::If(test) | Test::Match(test)) = &head.test;
    build::is_lent(test).then_some(head.selector)
}

/// The expressions of a block that are nodes or values of `let`s.
fn values_mut(block: &mut Block) -> impl Iterator<Item = &mut Value> {
    let steps = block.steps.iter_mut().filter_map(|step| match &mut step.kind {
        StepKind::Let(node) => node.init.as_mut(),
        StepKind::Value { value, .. } => Some(value),
        _ => None,
    });
    steps.chain(block.tail.as_deref_mut())
}

/// Locals that the region in front of `points` assigns, and that not all of these points have.
fn conflicts(
    live_in: &Locals,
    declared: &Locals,
    before: &Locals,
    points: std::ops::Range<u32>,
    body: &Body,
    found: &mut Found,
) {
    if points.is_empty() {
        return;
    }
    let live_at = |local: Local, number: u32| body.points[number as usize - 1].live.contains(&local);
    for &local in live_in {
        let binding = body.bindings.get(local);
        let assigned = declared.contains(&local) || !before.contains(&local);
        let own = !matches!(binding.role, Role::Named | Role::Temporary);
        if !assigned || own || points.clone().all(|number| live_at(local, number)) {
            continue;
        }
        if binding.derived.is_some() && !binding.rebuilt || found.lent.contains(&local) {
            found.widen(local, points.clone());
        } else {
            found.slots.insert(local);
        }
    }
}

/// An iterator is there at all points of its loop or at none.
fn loop_state(node: &For, body: &Body, found: &mut Found) {
    let live = |number: u32| body.points[number as usize - 1].live.contains(&node.iterator);
    if node.source.access != Access::Owned || node.points.clone().any(live) {
        found.widen(node.iterator, node.points.clone());
    }
}

/// An arm that is evaluated in its head and uses a slot is entered instead: what it leaves in the slot is its own.
fn enter_inline_arms(block: &mut Block, slots: &Locals) -> bool {
    let mut changed = false;
    let mut entered: Vec<(Local, usize, Block)> = Vec::new();
    for step in &mut block.steps {
        if let StepKind::Head(head) = &mut step.kind {
            for (index, arm) in head.arms.iter_mut().enumerate() {
                let uses = arm
                    .inline
                    .as_ref()
                    .is_some_and(|e| bindings::mentioned(e).iter().any(|l| slots.contains(l)));
                if uses && let Some(expr) = arm.inline.take() {
                    let mut steps = Vec::new();
                    if !arm.bound.is_empty() {
                        steps.push(Step {
                            kind: StepKind::Entry(arm.bound.clone()),
                            points: 0..0,
                            live_in: Locals::new(),
                            live_out: Locals::new(),
                        });
                    }
                    let tail = Some(Box::new(Value::Plain(expr)));
                    entered.push((head.selector, index, Block { steps, tail, ..Block::default() }));
                    changed = true;
                }
            }
        }
    }
    for value in values_mut(block) {
        let mut inner = value;
        while let Value::Return(next) | Value::Break(_, next) | Value::Assign { right: next, .. } = inner {
            inner = next;
        }
        match inner {
            Value::Block { block, .. } | Value::Loop { body: block, .. } => {
                changed |= enter_inline_arms(block, slots);
            }
            Value::For(node) => changed |= enter_inline_arms(&mut node.body, slots),
            Value::Branch(branch) => {
                entered.retain_mut(|(selector, index, block)| {
                    let own = *selector == branch.selector;
                    if own {
                        branch.arms[*index].block = Some(std::mem::take(block));
                    }
                    !own
                });
                for arm in &mut branch.arms {
                    if let Some(block) = &mut arm.block {
                        changed |= enter_inline_arms(block, slots);
                    }
                }
            }
            _ => {}
        }
    }
    changed
}
