//! Patterns and what they bind.

use super::generator::Generator;
use super::scope::{Access, Id};
use super::types::Type;

/// A local that a pattern makes.
#[derive(Debug, Clone)]
pub(super) struct Binding {
    name: String,
    ty: Type,
    mutable: bool,
}

impl Binding {
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// How a pattern binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Value,
    /// What is matched is a reference.
    Borrow(Access),
    /// What is matched is a place, and the bindings say `ref`.
    Keyword(Access),
}

/// A pattern that is being made.
pub(super) struct Pattern<'a> {
    generator: &'a mut Generator,
    mode: Mode,
    /// Whether nothing it binds is `mut`.
    is_unchanging: bool,
    pub(super) bindings: Vec<Binding>,
}

impl<'a> Pattern<'a> {
    pub(super) fn new(generator: &'a mut Generator, mode: Mode) -> Self {
        Self { generator, mode, is_unchanging: false, bindings: Vec::new() }
    }

    /// One by value, without `mut`.
    pub(super) fn unchanging(generator: &'a mut Generator) -> Self {
        Self { is_unchanging: true, ..Self::new(generator, Mode::Value) }
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.generator.chance(percent)
    }

    /// A binding of what is here.
    fn bind(&mut self, ty: &Type) -> String {
        if self.chance(12) {
            return "_".into();
        }
        let mut name = self.generator.name();
        while self.bindings.iter().any(|binding| binding.name == name) {
            name = format!("b{}", self.generator.fresh());
        }
        let (before, ty, mutable) = match self.mode {
            Mode::Value => {
                let mutable = ty.is_owned() && !self.is_unchanging && self.chance(40);
                (if mutable { "mut " } else { "" }, ty.clone(), mutable)
            }
            Mode::Borrow(access) => ("", behind(ty, access), false),
            Mode::Keyword(Access::Shared) => ("ref ", behind(ty, Access::Shared), false),
            Mode::Keyword(Access::Exclusive) => ("ref mut ", behind(ty, Access::Exclusive), false),
        };
        self.bindings.push(Binding { name: name.clone(), ty, mutable });
        format!("{before}{name}")
    }

    /// A pattern that always fits.
    pub(super) fn certain(&mut self, ty: &Type) -> String {
        match ty {
            Type::Pair(left, right) if self.chance(85) => {
                let left = self.certain(left);
                format!("({left}, {})", self.certain(right))
            }
            Type::Item if self.chance(60) => {
                let name = self.bind(&Type::Text);
                if self.chance(50) {
                    let tags = self.bind(&Type::list(Type::Text));
                    format!("Item {{ name: {name}, tags: {tags}, .. }}")
                } else {
                    format!("Item {{ name: {name}, id: {}, .. }}", self.bind(&Type::U32))
                }
            }
            Type::Array if self.chance(60) => {
                let first = self.bind(&Type::U32);
                format!("[{first}, .., {}]", self.bind(&Type::U32))
            }
            // A reference in what is owned, as the items of a loop are.
            Type::Ref(inner) if self.mode == Mode::Value && !inner.is_copy() && self.chance(50) => {
                self.mode = Mode::Borrow(Access::Shared);
                let pattern = self.certain(inner);
                self.mode = Mode::Value;
                pattern
            }
            Type::Ref(inner) if self.mode == Mode::Value && inner.is_copy() && self.chance(30) => {
                format!("&{}", self.plain(inner))
            }
            Type::Mut(inner)
                if self.mode == Mode::Value && matches!(**inner, Type::Pair(..) | Type::Item) =>
            {
                self.mode = Mode::Borrow(Access::Exclusive);
                let pattern = self.certain(inner);
                self.mode = Mode::Value;
                pattern
            }
            _ => self.bind(ty),
        }
    }

    /// A binding that is not `mut` behind a `&`.
    pub(super) fn plain(&mut self, ty: &Type) -> String {
        let name = format!("p{}", self.generator.fresh());
        self.bindings.push(Binding { name: name.clone(), ty: ty.clone(), mutable: false });
        name
    }

    /// A pattern that may not fit.
    pub(super) fn uncertain(&mut self, ty: &Type) -> String {
        let n = self.generator.source.below(6);
        match ty {
            Type::Bool => ["true", "false"][n % 2].into(),
            Type::U32 => match n {
                0 => "0..=4".into(),
                1 => "1 | 3 | 5..=7".into(),
                2 if self.mode == Mode::Value => format!("{} @ 2..=9", self.plain(ty)),
                3 => "6..".into(),
                _ => "2".into(),
            },
            Type::I64 => ["i64::MIN..0", "0 | 2..=9"][n % 2].into(),
            Type::Char => ["'a'..='z'", "'ñ' | 'k'"][n % 2].into(),
            Type::Option(_) if n == 0 => "None".into(),
            Type::Option(inner) if n < 3 => format!("Some({})", self.uncertain(inner)),
            Type::Option(inner) => format!("Some({})", self.certain(inner)),
            Type::Result(inner) if n < 4 => format!("Ok({})", self.certain(inner)),
            Type::Result(_) => format!("Err({})", self.bind(&Type::Text)),
            Type::Shape => match n {
                0 => "Shape::Empty".into(),
                1 => format!("Shape::Dot({})", self.bind(&Type::U32)),
                2 => {
                    let from = self.bind(&Type::I64);
                    format!("Shape::Line {{ from: {from}, to: {} }}", self.bind(&Type::I64))
                }
                3 => format!("Shape::Named({}, _)", self.bind(&Type::Text)),
                4 => {
                    let name = self.bind(&Type::Text);
                    format!("Shape::Named({name}, Some({}))", self.bind(&Type::U32))
                }
                _ => format!("Shape::Group({})", self.bind(&Type::list(Type::U32))),
            },
            Type::Item => format!("Item {{ spot: Some(({}, _)), .. }}", self.bind(&Type::I64)),
            Type::Pair(left, right) if n < 3 => {
                let left = self.certain(left);
                format!("({left}, {})", self.uncertain(right))
            }
            Type::Pair(left, right) => {
                let left = self.uncertain(left);
                format!("({left}, {})", self.certain(right))
            }
            Type::Slice(inner) => {
                let was = self.mode;
                self.mode = Mode::Borrow(Access::Shared);
                let pattern = match n {
                    0 => "[]".into(),
                    1 => format!("[{}]", self.bind(inner)),
                    2 | 3 => {
                        let first = self.bind(inner);
                        format!("[{first}, .., {}]", self.bind(inner))
                    }
                    _ => {
                        let first = self.bind(inner);
                        let name = format!("rest{}", self.generator.fresh());
                        let ty = Type::Slice(inner.clone());
                        self.bindings.push(Binding { name: name.clone(), ty, mutable: false });
                        format!("[{first}, {name} @ ..]")
                    }
                };
                self.mode = was;
                pattern
            }
            Type::Str => ["\"a\"", "\"k=v\" | \"bc\"", "\"\""][n % 3].into(),
            _ => self.certain(ty),
        }
    }
}

fn behind(ty: &Type, access: Access) -> Type {
    match (ty, access) {
        (Type::Ref(_), _) => ty.clone(),
        (_, Access::Shared) => Type::reference(ty.clone()),
        (_, Access::Exclusive) => Type::exclusive(ty.clone()),
    }
}

/// Makes the locals that a pattern binds.
pub(super) fn declare(
    generator: &mut Generator,
    bindings: &[Binding],
    roots: &[(Id, Access)],
    fragile: bool,
) -> Vec<Id> {
    let mut declared = Vec::new();
    for binding in bindings {
        let roots = if binding.ty.is_owned() { Vec::new() } else { roots.to_vec() };
        let id = generator.declare_borrowing(&binding.name, &binding.ty, binding.mutable, roots);
        generator.scopes.locals[id.0].fragile = fragile && !binding.ty.is_owned();
        declared.push(id);
    }
    declared
}
