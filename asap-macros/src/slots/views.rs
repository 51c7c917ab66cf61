//! Borrows that are made again wherever they are used.
//!
//! A local that borrows from one that is in a slot could not stay: what it borrows from moves. But how it is derived is
//! known, so it is a *view*: each piece of code that uses it takes the slots below it and derives it first.

use crate::bindings::{Bindings, How, Local, Locals};
use crate::ir::{Block, Body, StepKind, Value};

/// Whether a local can be derived anywhere: it borrows, and is no loop's and no closure.
pub(super) fn may_be(local: Local, bindings: &Bindings) -> bool {
    let binding = bindings.get(local);
    let derived = binding.derived.as_ref().filter(|_| !binding.rebuilt);
    match derived.map(|derived| &derived.how) {
        Some(How::Value(expr)) => {
            let is_loop = matches!(binding.role, crate::bindings::Role::Iterator { .. });
            !is_loop && !crate::syntax::is_closure(expr)
        }
        Some(How::Pattern(..) | How::Closure(_)) => true,
        Some(How::Item(..) | How::Supplied) | None => false,
    }
}

/// The closures that each piece of code makes for itself.
pub(super) fn closures(bindings: &Bindings) -> Locals {
    let is_made = |how: &How| matches!(how, How::Closure(_));
    let all = bindings.all();
    all.filter(|(_, binding)| binding.derived.as_ref().is_some_and(|derived| is_made(&derived.how)))
        .map(|(local, _)| local)
        .collect()
}

/// In `if let Some(x) = make() && let Some(y) = x.as_ref()` both `x` and the borrow of it would be carried into the arm.
pub(super) fn chained(body: &Body) -> Locals {
    fn search(block: &Block, body: &Body, found: &mut Locals) {
        for step in &block.steps {
            let StepKind::Head(head) = &step.kind else { continue };
            for arm in head.arms.iter().filter(|arm| arm.inline.is_none()) {
                let is_below = |local: &&Local| {
                    let binding = body.bindings.get(**local);
                    let ways = binding.derived.iter().chain(&binding.lent);
                    ways.flat_map(|derived| &derived.roots).any(|root| arm.bound.contains(root))
                };
                found.extend(arm.bound.iter().filter(is_below));
            }
        }
        block.values().flat_map(Value::blocks).for_each(|inner| search(inner, body, found));
    }
    let mut found = Locals::new();
    search(&body.root, body, &mut found);
    found
}

/// Takes what methods lend of slots for borrows. A part that is live at a point is saved there, as the value that it is.
pub(super) fn lend(body: &mut Body, slots: &Locals, chained: &Locals) -> bool {
    let mut declared = Vec::new();
    collect(&body.root, &mut declared);
    declared.sort_unstable();
    let saved: Locals = body.points.iter().flat_map(|point| point.live.iter().copied()).collect();
    let mut changed = false;
    // In the order of their declaration: a part of a part is lent by what lends that.
    for local in declared {
        let binding = body.bindings.get(local);
        let Some(lent) = binding.lent.as_ref().filter(|_| binding.derived.is_none()) else { continue };
        let mut below = Locals::new();
        lent.roots.iter().for_each(|&root| body.bindings.with_roots(root, &mut below));
        let is_above = chained.contains(&local) || below.iter().any(|root| slots.contains(root));
        if is_above && !saved.contains(&local) {
            let binding = body.bindings.get_mut(local);
            binding.derived = binding.lent.take();
            changed = true;
        }
    }
    changed
}

/// Adds what borrows from a slot or from a view, and what one pattern derives together with a view.
pub(super) fn complete(body: &Body, slots: &Locals, views: &mut Locals) {
    let mut candidates = Vec::new();
    collect(&body.root, &mut candidates);
    candidates.retain(|&local| may_be(local, &body.bindings));
    let family = |local: Local| body.bindings.get(local).derived.as_ref().and_then(|derived| derived.family);
    loop {
        let before = views.len();
        for &local in &candidates {
            let mut roots = Locals::new();
            body.bindings.with_roots(local, &mut roots);
            roots.remove(&local);
            let is_above = roots.iter().any(|root| slots.contains(root) || views.contains(root));
            let own = family(local);
            if is_above || own.is_some() && views.iter().any(|&view| family(view) == own) {
                views.insert(local);
            }
        }
        if views.len() == before {
            return;
        }
    }
}

/// The locals that steps declare. Those inside a piece of code are the user's own business.
fn collect(block: &Block, into: &mut Vec<Local>) {
    for step in &block.steps {
        let declared = match &step.kind {
            // A parameter's pattern.
            StepKind::Let(node) => crate::syntax::bound(&node.pat),
            kind => kind.declares(),
        };
        into.extend(declared);
    }
    block.values().flat_map(Value::blocks).for_each(|inner| collect(inner, into));
}
