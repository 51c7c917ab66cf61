//! One function of a program: its parameters and its body.

use std::collections::BTreeSet;

use super::children::{Child, Form, LEVELS};
use super::expressions;
use super::generator::Generator;
use super::patterns::{self, Mode, Pattern};
use super::print;
use super::scope::Local;
use super::statements;
use super::tree::{Block, Expr, Statement, expr, stmt};
use super::types::Type;

/// A function that can be marked `#[resumable]`.
#[derive(Debug, Clone)]
pub(super) struct Function {
    /// The one that is called with `call!`, unless it is the one that is run.
    pub(super) child: Option<Child>,
    /// Parameters and result, as they stand between the name and the body.
    signature: String,
    is_async: bool,
    pub(super) body: Block,
}

impl Function {
    /// The function under a name of its own or, if it is the one that is run, under this one.
    pub(super) fn text(&self, name: &str, visibility: &str, indent: usize) -> String {
        let pad = " ".repeat(indent);
        let Some(child) = &self.child else {
            return format!("#[resumable]\n{pad}{visibility}{}", self.written(name, "", indent));
        };
        let generics = match child.is_generic {
            false => "",
            true if child.says_serde => "<T: Sample + Serialize + DeserializeOwned>",
            true => "<T: Sample>",
        };
        if child.form == Form::Free {
            return format!("#[resumable]\n{pad}{}", self.written(&child.name(), generics, indent));
        }
        let owner = child.owner();
        format!(
            "#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]\n{pad}struct {owner} {{\n{pad}    item: Item,\n\
             {pad}}}\n\n{pad}#[resumable]\n{pad}impl {owner} {{\n{pad}    #[resumable]\n{pad}    {}\n{pad}}}",
            self.written(&child.name(), generics, indent + 4)
        )
    }

    fn written(&self, name: &str, generics: &str, indent: usize) -> String {
        let before = if self.is_async { "async " } else { "" };
        format!("{before}fn {name}{generics}{} {}", self.signature, print::body(&self.body, indent))
    }
}

/// The function that is run, with the types of its parameters.
pub(super) fn first(this: &mut Generator, is_async: bool) -> (Function, Vec<Type>) {
    let returns = match this.source.below(10) {
        0..3 => Type::Result(Box::new(Type::U32)),
        3 => Type::Result(Box::new(Type::Text)),
        4 | 5 => Type::option(Type::U32),
        6 => Type::U32,
        7 => Type::Text,
        8 => Type::list(Type::U32),
        _ => Type::Unit,
    };
    this.begin(is_async, returns);
    this.passes = if is_async { 20 } else { 60 };
    this.turns = 20;
    this.fuel = match this.children.len() {
        0 => this.source.between(10, 36),
        1 => this.source.between(8, 26),
        _ => this.source.between(8, 18),
    };
    this.scopes.open();
    let types: Vec<Type> = (0..this.source.below(4)).map(|_| this.owned_type(2)).collect();
    let parameters = parameters(this, &types);
    let signature = signature(this, &parameters);
    let body = first_body(this);
    (Function { child: None, signature, is_async, body }, types)
}

/// One that others call, of those that were planned; the ones behind it can be called in it.
pub(super) fn child(this: &mut Generator, index: usize) -> Function {
    let child = this.children[index].clone();
    this.begin(child.is_async, child.result.clone());
    this.is_generic = child.is_generic;
    this.recursion = child.recursion;
    let budget = if child.is_async { 4 } else { 7 };
    this.passes = budget;
    this.turns = 6;
    this.fuel = this.source.between(4, 9);
    this.scopes.open();
    let mut all = Vec::new();
    if child.form == Form::Method {
        own(this, "self.item", &Type::Item);
        all.push("self".to_owned());
    }
    if child.recursion.is_some() {
        own(this, "levels", &Type::U32);
        all.push("levels: u32".to_owned());
    }
    all.extend(parameters(this, &child.parameters));
    let signature = signature(this, &all);
    let body = child_body(this);
    let own = (budget - this.passes).max(1);
    this.children[index].own = own;
    this.children[index].cost = match child.recursion {
        None => Some(own),
        Some(other) if other == index => Some(own * (LEVELS + 1)),
        // Of two that call each other the second one is made first.
        Some(other) if other < index => None,
        Some(other) => {
            let both = (own + this.children[other].own) * LEVELS;
            this.children[other].cost = Some(both);
            Some(both)
        }
    };
    Function { child: Some(child.clone()), signature, is_async: child.is_async, body }
}

/// A parameter that is neither changed nor moved.
fn own(this: &mut Generator, name: &str, ty: &Type) {
    let local = Local {
        name: name.to_owned(),
        ty: ty.clone(),
        mutable: false,
        loops: 0,
        roots: Vec::new(),
        reserved: true,
        fragile: false,
    };
    this.scopes.declare(local, true);
}

/// Parameters of these types, which are declared.
fn parameters(this: &mut Generator, types: &[Type]) -> Vec<String> {
    let mut names = BTreeSet::new();
    let mut all = Vec::new();
    for ty in types {
        let mut pattern = Pattern::new(this, Mode::Value);
        let text = pattern.certain(ty);
        let bindings = pattern.bindings;
        // Two parameters cannot share a name.
        let text = if bindings.iter().all(|binding| !names.contains(binding.name())) {
            names.extend(bindings.iter().map(|binding| binding.name().to_owned()));
            patterns::declare(this, &bindings, &[], false);
            text
        } else {
            let name = format!("p{}", this.fresh());
            this.declare(&name, ty, false);
            name
        };
        all.push(format!("{text}: {}", ty.rust()));
    }
    all
}

fn signature(this: &Generator, parameters: &[String]) -> String {
    let result = match &this.returns {
        Type::Unit => String::new(),
        ty => format!(" -> {}", ty.rust()),
    };
    format!("({}){result}", parameters.join(", "))
}

/// The body: a checkpoint that every run comes to stands near its beginning.
fn first_body(this: &mut Generator) -> Block {
    this.scopes.open();
    this.context.points = true;
    let mut all = Vec::new();
    for _ in 0..this.source.between(1, 4) {
        all.extend(statements::first(this));
    }
    let before = this.source.below(2);
    all.extend(this.statements(before));
    this.passes = this.passes.max(1);
    all.extend(statements::checkpoint(this).into_iter().flatten());
    may_leave(this);
    let count =
        if this.children.is_empty() { this.source.between(5, 14) } else { this.source.between(4, 10) };
    all.extend(this.statements(count));
    if this.chance(50) {
        all.extend(statements::checkpoint(this).into_iter().flatten());
    }
    all.extend(shown(this, 50));
    let tail = result(this);
    this.scopes.close();
    Block { statements: all, tail }
}

/// The body of a function that is called: with a checkpoint, for the most part.
fn child_body(this: &mut Generator) -> Block {
    this.scopes.open();
    this.context.points = true;
    may_leave(this);
    let mut all = Vec::new();
    let before = this.source.below(3);
    all.extend(this.statements(before));
    if this.scopes.reachable && this.chance(80) {
        all.extend(statements::checkpoint(this).into_iter().flatten());
    }
    let between = this.source.below(3);
    all.extend(this.statements(between));
    if this.scopes.reachable && this.recursion.is_some() {
        all.extend(statements::recursion(this).into_iter().flatten());
    }
    let behind = this.source.between(1, 3);
    all.extend(this.statements(behind));
    if this.scopes.reachable && this.chance(40) {
        all.extend(statements::checkpoint(this).into_iter().flatten());
    }
    all.extend(shown(this, 30));
    let tail = result(this);
    this.scopes.close();
    Block { statements: all, tail }
}

fn may_leave(this: &mut Generator) {
    this.context.exits = true;
    this.context.tries = matches!(this.returns, Type::Result(_) | Type::Option(_));
}

fn result(this: &mut Generator) -> Option<Box<Expr>> {
    this.fuel = this.fuel.max(3);
    let returns = this.returns.clone();
    Some(Box::new(match &returns {
        Type::Unit => return None,
        Type::Result(inner) if this.chance(85) => {
            let value = this.value(inner);
            expr!(&returns; "Ok(", value, ")")
        }
        _ => this.value(&returns),
    }))
}

/// Some of what is there at the end, so that a value that was lost is missed.
fn shown(this: &mut Generator, percent: usize) -> Vec<Statement> {
    let mut all = Vec::new();
    for id in this.scopes.visible() {
        if this.scopes.may_read(id) && this.scopes.get(id).ty != Type::Function && this.chance(percent) {
            this.scopes.read(id);
            all.push(stmt!("effect(&", &this.scopes.get(id).name, ");"));
        }
    }
    all
}

/// The arguments of a run.
pub(super) fn arguments(this: &mut Generator, types: &[Type]) -> Vec<String> {
    types
        .iter()
        .map(|ty| {
            let value = expressions::literal(this, ty);
            print::body(&Block { statements: Vec::new(), tail: Some(Box::new(value)) }, 0)
                .trim_matches(['{', ' ', '}'])
                .to_owned()
        })
        .collect()
}
