//! Finds the locals that cannot stay in place between the pieces of code that use them.
//!
//! rustc does not see that "fresh" means "initialized": a local that is live at one point of a statement and gone at
//! another, or used on the way to a point and gone there, is uninitialized to it on one of the paths. Such a
//! local lives in a *slot*, an `Option` of the expansion: each piece of code that uses it takes it and puts it back.
//!
//! A borrow of what is in a slot is a *view*: each piece that uses it makes it again; so is a closure that outlives what it
//! captures. A loop over such a borrow, and what follows another closure that captures one, has the slot's local in place for as
//! long as it takes.

mod arms;
mod pinned;
mod views;

use crate::bindings::{Local, Locals, Role};
use crate::ir::{Access, Block, Body, For, StepKind, Value};
use crate::liveness;

/// Fills in `Body::slots` and `Body::views`, and widens what is live at points where neither would do.
pub(crate) fn assign(body: &mut Body) {
    loop {
        arms::drop_unused_borrows(&mut body.root, &body.bindings);
        let mut found = Found { pinned: pinned::find(body), ..Found::default() };
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
        found.views.extend(views::closures(&body.bindings));
        let chained = views::chained(body);
        if views::lend(body, &found.slots, &chained) {
            liveness::analyze(body);
            continue;
        }
        found.views.extend(chained.into_iter().filter(|&local| views::may_be(local, &body.bindings)));
        views::complete(body, &found.slots, &mut found.views);
        body.slots = found.slots;
        body.views = found.views;
        if !arms::enter_inline_arms(&mut body.root, &body.bindings, &body.slots) {
            return;
        }
        liveness::analyze(body);
    }
}

#[derive(Default)]
struct Found {
    slots: Locals,
    views: Locals,
    /// Locals to be kept alive at a point.
    widened: Vec<(u32, Local)>,
    /// Locals that stay in place.
    pinned: Locals,
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
        if let Value::For(node) = value.innermost() {
            loop_state(node, body, found);
        }
        value.blocks().into_iter().for_each(|inner| search(inner, body, found));
    }
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
        if views::may_be(local, &body.bindings) {
            if costs_nothing(local, points.clone(), body) {
                found.widen(local, points.clone());
            } else {
                found.views.insert(local);
            }
        } else if binding.derived.is_some() && !binding.rebuilt || found.pinned.contains(&local) {
            found.widen(local, points.clone());
        } else {
            found.slots.insert(local);
        }
    }
}

/// Whether a borrow may live on at all points: what it borrows from does so anyway, and cannot change meanwhile.
fn costs_nothing(local: Local, mut points: std::ops::Range<u32>, body: &Body) -> bool {
    let mut roots = Locals::new();
    body.bindings.with_roots(local, &mut roots);
    roots.remove(&local);
    let is_fixed = roots.iter().all(|&root| !body.bindings.get(root).mutable);
    let is_exclusive = body.bindings.get(local).derived.as_ref().is_some_and(|derived| derived.exclusive);
    is_fixed && !is_exclusive && points.all(|number| roots.is_subset(&body.points[number as usize - 1].live))
}

/// An iterator is there at all points of its loop or at none.
fn loop_state(node: &For, body: &Body, found: &mut Found) {
    let live = |number: u32| body.points[number as usize - 1].live.contains(&node.iterator);
    let is_held = !body.bindings.get(node.iterator).holds.is_empty();
    if node.source.access != Access::Owned || is_held || node.points.clone().any(live) {
        found.widen(node.iterator, node.points.clone());
    }
}
