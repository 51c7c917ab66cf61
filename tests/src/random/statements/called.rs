//! `call!` of the program's other functions, for itself and in a `let`.

use super::super::expressions;
use super::super::generator::Generator;
use super::super::patterns::{self, Mode, Pattern};
use super::super::tree::{Expr, Part, Statement, parts, stmt};
use super::super::types::Type;

pub(super) fn call(this: &mut Generator) -> Option<Vec<Statement>> {
    if this.chance(40)
        && let Some(made) = changed(this)
    {
        return Some(made);
    }
    let (index, argument) = expressions::any_child(this)?;
    let mut ty = this.children[index].result.of(argument.as_ref());
    let mut all = expressions::child_call(this, index, argument.as_ref(), None)?;
    let returns = this.context.tries.then(|| this.returns.clone());
    if let (Type::Result(inner), Some(Type::Result(_))) | (Type::Option(inner), Some(Type::Option(_))) =
        (&ty, &returns)
        && this.chance(50)
    {
        all.push("?".into());
        ty = (**inner).clone();
    }
    let call: Part = Expr::new(&ty, all).into();
    match this.source.below(10) {
        0..2 => Some(vec![stmt!(call, ";")]),
        2 => Some(vec![stmt!("let _ = ", call, ";")]),
        _ if ty == Type::Unit => Some(vec![stmt!(call, ";")]),
        3..6 if matches!(ty, Type::Pair(..) | Type::Item | Type::Array) => {
            let mut pattern = Pattern::new(this, Mode::Value);
            let text = pattern.certain(&ty);
            let bindings = pattern.bindings;
            patterns::declare(this, &bindings, &[], false);
            Some(vec![stmt!("let ", text, " = ", call, ";")])
        }
        _ => {
            let name = this.name();
            let mutable = this.chance(50);
            this.declare(&name, &ty, mutable);
            Some(vec![stmt!("let ", if mutable { "mut " } else { "" }, name, " = ", call, ";")])
        }
    }
}

/// `state = call!(child(state))`, and the same with a part of what the child gives.
fn changed(this: &mut Generator) -> Option<Vec<Statement>> {
    let (index, argument) = expressions::any_child(this)?;
    let child = this.children[index].clone();
    let result = child.result.of(argument.as_ref());
    let given = match &result {
        Type::Pair(first, _)
            if child.parameters.first().map(|ty| ty.of(argument.as_ref())) == Some((**first).clone()) =>
        {
            (**first).clone()
        }
        ty => ty.clone(),
    };
    let at = child.parameters.iter().position(|ty| ty.of(argument.as_ref()) == given)?;
    let id = this.movable(|ty| *ty == given)?;
    let (name, mutable) = (this.scopes.get(id).name.clone(), this.scopes.get(id).mutable);
    if !mutable && given == result && !this.scopes.may_shadow(&name) {
        return None;
    }
    let call = expressions::child_call(this, index, argument.as_ref(), Some((at, id)))?;
    let call = Expr::new(&result, call);
    if mutable {
        this.scopes.change(id);
        this.scopes.ready[id.0] = true;
        let behind = if given == result { ";" } else { ".0;" };
        return Some(vec![stmt!(name, " = ", call, behind)]);
    }
    if given == result {
        this.declare(&name, &result, true);
        return Some(vec![stmt!("let mut ", name, " = ", call, ";")]);
    }
    let other = format!("v{}", this.fresh());
    if !this.scopes.may_shadow(&name) {
        return None;
    }
    let Type::Pair(first, second) = &result else { return None };
    this.declare(&name, first, true);
    this.declare(&other, second, false);
    Some(vec![stmt!(format!("let (mut {name}, {other}) = "), call, ";")])
}

/// A call that leads back to the function.
pub(in super::super) fn recursion(this: &mut Generator) -> Option<Vec<Statement>> {
    let ty = this.children[this.recursion?].result.clone();
    let call = expressions::recursion(this, &ty)?;
    if ty == Type::Unit {
        return Some(vec![stmt!(call, ";")]);
    }
    let name = this.name();
    this.declare(&name, &ty, false);
    let mut all = parts!["let ", name, " = "];
    all.push(call.into());
    all.push(";".into());
    Some(vec![Statement::new(all)])
}
