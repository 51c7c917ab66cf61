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
        Some(How::Pattern(..)) => true,
        Some(How::Item(..) | How::Supplied) | None => false,
    }
}

/// Adds what borrows from a slot or from a view, and what one pattern derives together with a view.
pub(super) fn complete(body: &Body, slots: &Locals, views: &mut Locals) {
    let mut candidates = Vec::new();
    collect(&body.root, &body.bindings, &mut candidates);
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

/// The locals that steps declare and that may be views. Those inside a piece of code are the user's own business.
fn collect(block: &Block, bindings: &Bindings, into: &mut Vec<Local>) {
    for step in &block.steps {
        let declared = match &step.kind {
            // A parameter's pattern.
            StepKind::Let(node) => crate::syntax::bound(&node.pat),
            kind => kind.declares(),
        };
        into.extend(declared.into_iter().filter(|&local| may_be(local, bindings)));
    }
    block.values().flat_map(Value::blocks).for_each(|inner| collect(inner, bindings, into));
}
