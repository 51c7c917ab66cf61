//! The types of a random program's values.

/// A type, as far as the generator must know it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Type {
    Unit,
    Bool,
    U32,
    I64,
    Usize,
    Char,
    Text,
    /// `[u32; 3]`.
    Array,
    Item,
    Shape,
    Noisy,
    /// What changes behind a shared reference, and may cross threads.
    Alias,
    /// The same, in cells.
    Celled,
    /// The same, counted: of one thread.
    Counted,
    Option(Box<Type>),
    List(Box<Type>),
    Deque(Box<Type>),
    Map(Box<Type>, Box<Type>),
    Set,
    Pair(Box<Type>, Box<Type>),
    Boxed(Box<Type>),
    /// `Result<T, String>`; as what a function returns, or a value of its own.
    Result(Box<Type>),
    /// `&T`.
    Ref(Box<Type>),
    /// `&mut T`.
    Mut(Box<Type>),
    /// `&str`.
    Str,
    /// `&[T]`.
    Slice(Box<Type>),
    /// A closure from `u32` to `u32`.
    Function,
    /// The type parameter of a generic function.
    Param,
}

impl Type {
    pub(super) fn option(inner: Type) -> Self {
        Type::Option(Box::new(inner))
    }

    pub(super) fn list(inner: Type) -> Self {
        Type::List(Box::new(inner))
    }

    pub(super) fn pair(left: Type, right: Type) -> Self {
        Type::Pair(Box::new(left), Box::new(right))
    }

    pub(super) fn reference(inner: Type) -> Self {
        match inner {
            Type::Ref(inner) => Type::Ref(inner),
            inner => Type::Ref(Box::new(inner)),
        }
    }

    pub(super) fn exclusive(inner: Type) -> Self {
        Type::Mut(Box::new(inner))
    }

    /// This type with another one for the type parameter.
    pub(super) fn of(&self, argument: Option<&Type>) -> Self {
        let inner = |inner: &Type| Box::new(inner.of(argument));
        match self {
            Type::Param => argument.unwrap_or(self).clone(),
            Type::Option(one) => Type::Option(inner(one)),
            Type::List(one) => Type::List(inner(one)),
            Type::Pair(left, right) => Type::Pair(inner(left), inner(right)),
            _ => self.clone(),
        }
    }

    /// The type that must stand for the type parameter so that this is the wanted one.
    pub(super) fn argument_for(&self, wanted: &Type) -> Option<Type> {
        match (self, wanted) {
            (Type::Param, _) => wanted.is_sample().then(|| wanted.clone()),
            (Type::Option(one), Type::Option(other)) | (Type::List(one), Type::List(other)) => {
                one.argument_for(other)
            }
            (Type::Pair(left, right), Type::Pair(other, same)) if right == same => left.argument_for(other),
            _ => None,
        }
    }

    /// Whether it is a [`Sample`](super::world::Sample).
    pub(super) fn is_sample(&self) -> bool {
        match self {
            Type::U32 | Type::Bool | Type::Text | Type::Item | Type::Shape | Type::Param => true,
            Type::Option(inner) | Type::List(inner) => inner.is_sample(),
            _ => false,
        }
    }

    /// As it is written.
    pub(super) fn rust(&self) -> String {
        match self {
            Type::Unit => "()".into(),
            Type::Bool => "bool".into(),
            Type::U32 => "u32".into(),
            Type::I64 => "i64".into(),
            Type::Usize => "usize".into(),
            Type::Char => "char".into(),
            Type::Text => "String".into(),
            Type::Array => "[u32; 3]".into(),
            Type::Item => "Item".into(),
            Type::Shape => "Shape".into(),
            Type::Noisy => "Noisy".into(),
            Type::Alias => "Alias".into(),
            Type::Celled => "Celled".into(),
            Type::Counted => "Counted".into(),
            Type::Option(inner) => format!("Option<{}>", inner.rust()),
            Type::List(inner) => format!("Vec<{}>", inner.rust()),
            Type::Deque(inner) => format!("VecDeque<{}>", inner.rust()),
            Type::Map(key, value) => format!("BTreeMap<{}, {}>", key.rust(), value.rust()),
            Type::Set => "BTreeSet<u32>".into(),
            Type::Pair(left, right) => format!("({}, {})", left.rust(), right.rust()),
            Type::Boxed(inner) => format!("Box<{}>", inner.rust()),
            Type::Result(inner) => format!("Result<{}, String>", inner.rust()),
            Type::Ref(inner) => format!("&{}", inner.rust()),
            Type::Mut(inner) => format!("&mut {}", inner.rust()),
            Type::Str => "&str".into(),
            Type::Slice(inner) => format!("&[{}]", inner.rust()),
            Type::Function => "impl Fn(u32) -> u32".into(),
            Type::Param => "T".into(),
        }
    }

    pub(super) fn is_copy(&self) -> bool {
        match self {
            Type::Unit
            | Type::Bool
            | Type::U32
            | Type::I64
            | Type::Usize
            | Type::Char
            | Type::Array
            | Type::Ref(_)
            | Type::Str
            | Type::Slice(_) => true,
            Type::Option(inner) => inner.is_copy(),
            Type::Pair(left, right) => left.is_copy() && right.is_copy(),
            _ => false,
        }
    }

    /// Whether a value owns all that it has.
    pub(super) fn is_owned(&self) -> bool {
        match self {
            Type::Ref(_) | Type::Mut(_) | Type::Str | Type::Slice(_) | Type::Function => false,
            Type::Option(inner) | Type::List(inner) | Type::Boxed(inner) => inner.is_owned(),
            Type::Pair(left, right) => left.is_owned() && right.is_owned(),
            _ => true,
        }
    }

    pub(super) fn is_clone(&self) -> bool {
        match self {
            Type::Noisy | Type::Mut(_) | Type::Function => false,
            Type::Option(inner) | Type::List(inner) | Type::Deque(inner) | Type::Boxed(inner) => {
                inner.is_clone()
            }
            Type::Map(_, value) => value.is_clone(),
            Type::Pair(left, right) => left.is_clone() && right.is_clone(),
            _ => true,
        }
    }

    pub(super) fn has_noise(&self) -> bool {
        match self {
            Type::Noisy => true,
            Type::Option(inner) | Type::List(inner) | Type::Deque(inner) | Type::Boxed(inner) => {
                inner.has_noise()
            }
            Type::Result(inner) => inner.has_noise(),
            Type::Map(_, value) => value.has_noise(),
            Type::Pair(left, right) => left.has_noise() || right.has_noise(),
            _ => false,
        }
    }

    /// Whether it can be changed through a shared reference.
    pub(super) fn has_cells(&self) -> bool {
        match self {
            Type::Alias | Type::Celled | Type::Counted => true,
            Type::Option(inner)
            | Type::List(inner)
            | Type::Deque(inner)
            | Type::Boxed(inner)
            | Type::Result(inner) => inner.has_cells(),
            Type::Map(_, value) => value.has_cells(),
            Type::Pair(left, right) => left.has_cells() || right.has_cells(),
            _ => false,
        }
    }

    /// Whether `Default` gives a value of it.
    pub(super) fn has_default(&self) -> bool {
        match self {
            Type::Noisy | Type::Result(_) | Type::Array | Type::Param => false,
            Type::Pair(left, right) => left.has_default() && right.has_default(),
            Type::Boxed(inner) => inner.has_default(),
            _ => self.is_owned(),
        }
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self, Type::U32 | Type::I64 | Type::Usize)
    }

    /// The shortest value of it: what an expression is replaced by when a program is made smaller.
    pub(super) fn simplest(&self) -> Option<String> {
        Some(match self {
            Type::Unit => "()".into(),
            Type::Bool => "true".into(),
            Type::U32 => "1u32".into(),
            Type::I64 => "1i64".into(),
            Type::Usize => "1usize".into(),
            Type::Char => "'a'".into(),
            Type::Text => "String::from(\"s\")".into(),
            Type::Array => "[1u32, 2, 3]".into(),
            Type::Item => "item(1)".into(),
            Type::Shape => "Shape::Dot(1)".into(),
            Type::Noisy => "Noisy::new(\"s\")".into(),
            Type::Alias => "alias(1)".into(),
            Type::Celled => "celled(1)".into(),
            Type::Counted => "counted(1)".into(),
            Type::Param => "T::sample(1)".into(),
            Type::Option(inner) => format!("Some({})", inner.simplest()?),
            Type::List(inner) => format!("vec![{}]", inner.simplest()?),
            Type::Deque(inner) => format!("VecDeque::from([{}])", inner.simplest()?),
            Type::Map(key, value) => {
                format!("BTreeMap::from([({}, {})])", key.simplest()?, value.simplest()?)
            }
            Type::Set => "BTreeSet::from([1u32])".into(),
            Type::Pair(left, right) => format!("({}, {})", left.simplest()?, right.simplest()?),
            Type::Boxed(inner) => format!("Box::new({})", inner.simplest()?),
            Type::Result(inner) => format!("Ok::<{}, String>({})", inner.rust(), inner.simplest()?),
            Type::Ref(_) | Type::Mut(_) | Type::Str | Type::Slice(_) | Type::Function => return None,
        })
    }
}
