//! Arms that `slots` changes: what they take from their head, and where they are evaluated.

use crate::bindings::{Bindings, Local, Locals};
use crate::ir::{Block, Step, StepKind, Test, Value};
use crate::mentions::Mentions;
use crate::{build, liveness};

/// Takes borrows that an arm never looks at out of its bindings: what they borrow from need not stay in place.
pub(super) fn drop_unused_borrows(block: &mut Block, bindings: &Bindings) {
    let mut unused = Locals::new();
    let lending: Locals = block.steps.iter().filter_map(|step| lending(&step.kind)).collect();
    for value in block.values_mut() {
        match value.innermost_mut() {
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

/// The locals from which others borrow that are live, if they may change, or are borrowed exclusively.
fn changeable_lenders(live: &Locals, bindings: &Bindings) -> Locals {
    let mut lenders = Locals::new();
    for &local in live {
        let binding = bindings.get(local);
        let roots = binding.derived.iter().chain(&binding.lent).flat_map(|derived| &derived.roots);
        for &root in roots {
            bindings.with_roots(root, &mut lenders);
        }
    }
    lenders.retain(|&local| {
        let binding = bindings.get(local);
        binding.mutable || binding.derived.as_ref().is_some_and(|derived| derived.exclusive)
    });
    lenders
}

/// An arm that is evaluated in its head is entered instead if it uses a slot, since what it leaves in the slot is its
/// own, or if it takes what is needed behind the head, or may change what is borrowed there: rustc does not see that then
/// another arm was selected.
pub(super) fn enter_inline_arms(block: &mut Block, bindings: &Bindings, slots: &Locals) -> bool {
    let mut changed = false;
    let mut entered: Vec<(Local, usize, Block)> = Vec::new();
    for step in &mut block.steps {
        if let StepKind::Head(head) = &mut step.kind {
            let (Test::If(test) | Test::Match(test)) = &head.test;
            let keeps_temporary = build::keeps_temporary(test);
            let lenders = changeable_lenders(&step.live_out, bindings);
            for (index, arm) in head.arms.iter_mut().enumerate() {
                let mut below = Locals::new();
                let mentioned = arm.inline.mentioned();
                for &local in &mentioned {
                    bindings.with_roots(local, &mut below);
                }
                let taken = arm.inline.as_ref().map(liveness::taken_by).unwrap_or_default();
                // A field may have been copied, so nothing is risked for it: what borrows from a temporary of the head
                // could not be carried into the arm. Nothing is moved out of a borrow.
                let is_part = |local: &Local| !keeps_temporary && bindings.get(*local).derived.is_none();
                let uses = below.iter().any(|local| slots.contains(local))
                    || below.iter().any(|local| lenders.contains(local))
                    || taken.whole.iter().any(|local| step.live_out.contains(local))
                    || taken.parts.iter().any(|local| step.live_out.contains(local) && is_part(local));
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
    for value in block.values_mut() {
        match value.innermost_mut() {
            Value::Block { block, .. } | Value::Loop { body: block, .. } => {
                changed |= enter_inline_arms(block, bindings, slots);
            }
            Value::For(node) => changed |= enter_inline_arms(&mut node.body, bindings, slots),
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
                        changed |= enter_inline_arms(block, bindings, slots);
                    }
                }
            }
            _ => {}
        }
    }
    changed
}
