//! `call!` of the program's other functions.

use super::super::children::{Child, Form, LEVELS};
use super::super::generator::Generator;
use super::super::scope::Id;
use super::super::tree::{Expr, Part, expr, parts};
use super::super::types::Type;

/// A call where a value is wanted: its result, or what is in it, by `?` or a default.
pub(super) fn call(this: &mut Generator, ty: &Type) -> Option<Expr> {
    let mut found: Vec<(usize, Option<Type>, &str)> = Vec::new();
    let tries = this.context.tries.then(|| this.returns.clone());
    for (index, child) in this.children.iter().enumerate() {
        if !may_call(this, child) {
            continue;
        }
        let argument = child.result.argument_for(ty);
        if child.result == *ty || argument.is_some() {
            found.push((index, argument, ""));
        }
        match (&child.result, &tries) {
            (Type::Result(inner), Some(Type::Result(_))) if **inner == *ty => found.push((index, None, "?")),
            (Type::Option(inner), Some(Type::Option(_))) if **inner == *ty => found.push((index, None, "?")),
            (Type::Result(inner) | Type::Option(inner), _) if **inner == *ty && ty.has_default() => {
                found.push((index, None, ".unwrap_or_default()"));
            }
            _ => {}
        }
    }
    if found.is_empty() {
        return None;
    }
    let (index, argument, behind) = this.source.pick(&found).clone();
    let argument = argument.or_else(|| this.children[index].is_generic.then(|| sample(this)));
    let mut all = child_call(this, index, argument.as_ref(), None)?;
    all.push(behind.into());
    Some(Expr::new(ty, all))
}

/// Whether a function may be called here, as often as what is being made is run.
pub(super) fn may_call(this: &Generator, child: &Child) -> bool {
    this.context.points
        && (this.is_async || !child.is_async)
        // What its own type parameter stands for is not known to have those bounds.
        && !(this.is_generic && child.says_serde)
        && child.cost.is_some_and(|cost| cost * this.rounds <= this.passes)
}

/// A type for the type parameter of a function.
fn sample(this: &mut Generator) -> Type {
    let own = if this.is_generic { Type::Param } else { Type::Item };
    let samples = [Type::U32, Type::Text, own, Type::Shape, Type::list(Type::U32), Type::option(Type::Text)];
    this.source.pick(&samples).clone()
}

/// A call of one of the functions that may be called here, with what it gives.
pub(in super::super) fn any(this: &mut Generator) -> Option<(usize, Option<Type>)> {
    let all: Vec<usize> =
        (0..this.children.len()).filter(|index| may_call(this, &this.children[*index])).collect();
    if all.is_empty() {
        return None;
    }
    let index = *this.source.pick(&all);
    let argument = this.children[index].is_generic.then(|| sample(this));
    Some((index, argument))
}

/// A call of a function that was made before, with `given` as one of its arguments.
pub(in super::super) fn child_call(
    this: &mut Generator,
    index: usize,
    argument: Option<&Type>,
    given: Option<(usize, Id)>,
) -> Option<Vec<Part>> {
    let child = this.children[index].clone();
    let levels = child.recursion.map(|_| this.source.between(1, LEVELS).to_string());
    let cost = child.cost? * this.rounds;
    let all = written(this, &child, levels, argument, given)?;
    // The arguments may have calls too.
    this.passes = this.passes.checked_sub(cost)?;
    Some(all)
}

/// A call with one level less.
fn further(this: &mut Generator, index: usize, levels: &str) -> Option<Vec<Part>> {
    let child = this.children[index].clone();
    let argument = child.is_generic.then_some(Type::Param);
    written(this, &child, Some(levels.to_owned()), argument.as_ref(), None)
}

fn written(
    this: &mut Generator,
    child: &Child,
    levels: Option<String>,
    argument: Option<&Type>,
    given: Option<(usize, Id)>,
) -> Option<Vec<Part>> {
    let name = if this.chance(20) { format!("\"c{}\", ", this.fresh()) } else { String::new() };
    let mut all = parts![format!("call!({name}")];
    match child.form {
        Form::Free => {}
        Form::Associated => all.push(format!("{}::", child.owner()).into()),
        Form::Method => {
            let item = this.value(&Type::Item);
            all.extend(parts![format!("{} {{ item: ", child.owner()), item, " }."]);
        }
    }
    all.push(format!("{}(", child.name()).into());
    let mut between = "";
    if let Some(levels) = levels {
        all.push(levels.into());
        between = ", ";
    }
    for (index, ty) in child.parameters.iter().enumerate() {
        all.push(between.into());
        between = ", ";
        match given {
            Some((at, id)) if at == index => {
                if !this.scopes.may_move(id) {
                    return None;
                }
                this.scopes.moved(id);
                all.push((&this.scopes.get(id).name).into());
            }
            _ => all.push(this.value(&ty.of(argument)).into()),
        }
    }
    all.push("))".into());
    // There are checkpoints in it.
    if this.chance(97) {
        this.scopes.end_fragile();
    }
    Some(all)
}

/// A call that leads back to this function, as long as there are levels left.
pub(in super::super) fn recursion(this: &mut Generator, ty: &Type) -> Option<Expr> {
    let index = this.recursion?;
    if this.rounds > 1 || !this.context.points || this.children[index].result != *ty {
        return None;
    }
    // One place is enough: the calls would multiply.
    this.recursion = None;
    let mut joins = this.scopes.fork();
    this.scopes.way(&joins);
    let is_match = this.chance(50);
    let call = further(this, index, if is_match { "fewer" } else { "levels - 1" });
    this.scopes.end(&mut joins);
    this.scopes.way(&joins);
    let base = this.pure(ty);
    this.scopes.end(&mut joins);
    this.scopes.join(joins);
    let call = Expr::new(ty, call?);
    Some(if is_match {
        expr!(ty; "(match levels.checked_sub(1) { Some(fewer) => ", call, ", None => ", base, " })")
    } else {
        expr!(ty; "(if levels > 0 { ", call, " } else { ", base, " })")
    })
}
