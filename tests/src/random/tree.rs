//! A program as a tree that can be printed and made smaller without knowing what its parts mean.
//!
//! A statement or expression is text with holes, and in the holes are expressions and blocks. So a new kind of
//! statement is one function that makes one, and neither printing nor shrinking learns of it.

use super::types::Type;

/// A piece of a statement or expression.
#[derive(Debug, Clone)]
pub(super) enum Part {
    Text(String),
    Expr(Expr),
    Block(Block),
    /// What the rest makes sense without: an `else`, an arm, a guard, a run of arguments.
    Optional(Vec<Part>),
}

/// An expression of a known type.
#[derive(Debug, Clone)]
pub(super) struct Expr {
    pub(super) ty: Type,
    pub(super) parts: Vec<Part>,
}

/// A statement, its semicolon included.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    pub(super) parts: Vec<Part>,
}

/// What is between two braces.
#[derive(Debug, Clone, Default)]
pub(super) struct Block {
    pub(super) statements: Vec<Statement>,
    pub(super) tail: Option<Box<Expr>>,
}

impl From<&str> for Part {
    fn from(text: &str) -> Self {
        Part::Text(text.to_owned())
    }
}

impl From<String> for Part {
    fn from(text: String) -> Self {
        Part::Text(text)
    }
}

impl From<&String> for Part {
    fn from(text: &String) -> Self {
        Part::Text(text.clone())
    }
}

impl From<Expr> for Part {
    fn from(expr: Expr) -> Self {
        Part::Expr(expr)
    }
}

impl From<Block> for Part {
    fn from(block: Block) -> Self {
        Part::Block(block)
    }
}

impl From<Vec<Part>> for Part {
    fn from(parts: Vec<Part>) -> Self {
        Part::Optional(parts)
    }
}

impl Expr {
    pub(super) fn new(ty: &Type, parts: Vec<Part>) -> Self {
        Self { ty: ty.clone(), parts }
    }
}

impl Statement {
    pub(super) fn new(parts: Vec<Part>) -> Self {
        Self { parts }
    }
}

/// A list of parts from anything that is one.
macro_rules! parts {
    ($($part:expr),* $(,)?) => { vec![$($crate::random::tree::Part::from($part)),*] };
}

/// An expression of a type from its parts.
macro_rules! expr {
    ($ty:expr; $($part:expr),* $(,)?) => {
        $crate::random::tree::Expr::new($ty, $crate::random::tree::parts![$($part),*])
    };
}

/// A statement from its parts.
macro_rules! stmt {
    ($($part:expr),* $(,)?) => {
        $crate::random::tree::Statement::new($crate::random::tree::parts![$($part),*])
    };
}

pub(super) use {expr, parts, stmt};
