//! The functions that a program calls with `call!`, as their callers know them.

use super::generator::Generator;
use super::types::Type;

/// How a function is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Free,
    /// `Job::f(…)`
    Associated,
    /// `job.f(…)`
    Method,
}

/// A function that `call!` can be told to call.
#[derive(Debug, Clone)]
pub(super) struct Child {
    pub(super) number: usize,
    pub(super) form: Form,
    pub(super) parameters: Vec<Type>,
    pub(super) result: Type,
    pub(super) is_async: bool,
    pub(super) is_generic: bool,
    /// Whether a generic one has the bounds that the attribute adds.
    pub(super) says_serde: bool,
    /// The one that it may call although that may call it again; its first parameter says how often.
    pub(super) recursion: Option<usize>,
    /// How many checkpoints its own body passes at most.
    pub(super) own: usize,
    /// The same with those of its calls of itself; not known before it can be called.
    pub(super) cost: Option<usize>,
}

impl Child {
    pub(super) fn name(&self) -> String {
        format!("child{}", self.number)
    }

    /// The type that has it as a method.
    pub(super) fn owner(&self) -> String {
        format!("Job{}", self.number)
    }
}

/// How often a function calls itself at most.
pub(super) const LEVELS: usize = 2;

/// Decides which functions there are beside the first: what they take and give.
pub(super) fn plan(this: &mut Generator, is_async: bool) -> Vec<Child> {
    let count = match this.source.below(20) {
        0..9 => 0,
        9..14 => 1,
        14..18 => 2,
        _ => 3,
    };
    let mut children: Vec<Child> = Vec::new();
    for number in 0..count {
        let is_generic = this.chance(25);
        let form = match this.source.below(10) {
            _ if is_generic => Form::Free,
            0 => Form::Associated,
            1 | 2 => Form::Method,
            _ => Form::Free,
        };
        let recursion = this.chance(25).then_some(number);
        let is_async = is_async && this.chance(65);
        let (parameters, result) = types(this, is_generic);
        children.push(Child {
            number,
            form,
            parameters,
            result,
            is_async,
            is_generic,
            says_serde: this.chance(12),
            recursion,
            own: 0,
            cost: None,
        });
    }
    // Two that call each other.
    if let [.., one, other] = children.as_mut_slice()
        && one.is_async == other.is_async
        && !one.is_generic
        && !other.is_generic
        && this.chance(25)
    {
        (one.recursion, other.recursion) = (Some(other.number), Some(one.number));
    }
    children
}

fn types(this: &mut Generator, is_generic: bool) -> (Vec<Type>, Type) {
    let mut parameters = Vec::new();
    if is_generic {
        parameters.push(Type::Param);
        let result = match this.source.below(6) {
            0 => Type::list(Type::Param),
            1 => Type::option(Type::Param),
            2 => Type::pair(Type::Param, Type::U32),
            3 => Type::U32,
            _ => Type::Param,
        };
        if this.chance(50) {
            parameters.push(this.owned_type(1));
        }
        return (parameters, result);
    }
    for _ in 0..this.source.below(4) {
        parameters.push(this.owned_type(2));
    }
    let first = parameters.first().cloned();
    let result = match (this.source.below(14), first) {
        // What it is given, changed.
        (0..4, Some(first)) => first,
        (4 | 5, Some(first)) => Type::pair(first, Type::U32),
        (6 | 7, _) => Type::Result(Box::new(Type::U32)),
        (8, _) => Type::option(Type::U32),
        (9, _) => Type::option(this.owned_type(1)),
        (10, _) => Type::Bool,
        (11, _) => Type::Unit,
        (12, _) => Type::Text,
        _ => Type::U32,
    };
    (parameters, result)
}
