//! Values from nothing, and constructors with values inside.

use super::super::generator::Generator;
use super::super::tree::{Expr, expr, parts};
use super::super::types::Type;

const TEXTS: &[&str] = &["", "a", "bc", "left right", "k=v", " trim ", "ñ"];

/// A value that uses no local.
pub(in super::super) fn literal(this: &mut Generator, ty: &Type) -> Expr {
    Expr::new(ty, parts![written(this, ty)])
}

fn written(this: &mut Generator, ty: &Type) -> String {
    let n = this.source.below(12);
    match ty {
        Type::Unit => "()".into(),
        Type::Bool => (n > 5).to_string(),
        Type::U32 => format!("{n}u32"),
        Type::I64 if n > 8 => format!("-{n}i64"),
        Type::I64 => format!("{n}i64"),
        Type::Usize => format!("{n}usize"),
        Type::Char => format!("'{}'", ["a", "k", "ñ", "🦀"][n % 4]),
        Type::Text => {
            let text = TEXTS[n % TEXTS.len()];
            [
                format!("String::from({text:?})"),
                format!("{text:?}.to_string()"),
                format!("{text:?}.to_owned()"),
            ][n % 3]
                .clone()
        }
        Type::Array => format!("[{n}u32, 2, {}]", n * 3),
        Type::Item => format!("item({n})"),
        Type::Shape => format!("shape({n})"),
        Type::Alias => format!("alias({n})"),
        Type::Celled => format!("celled({n})"),
        Type::Counted => format!("counted({n})"),
        Type::Noisy => format!("Noisy::new(\"n{}\")", this.fresh()),
        Type::Option(inner) if n < 3 => format!("None::<{}>", inner.rust()),
        Type::Option(inner) => format!("Some({})", written(this, inner)),
        Type::List(inner) if n < 2 => format!("Vec::<{}>::new()", inner.rust()),
        Type::List(inner) => format!("vec![{}]", several(this, inner, 1 + n % 3)),
        Type::Deque(inner) => format!("VecDeque::from([{}])", several(this, inner, 1 + n % 3)),
        Type::Map(key, value) => {
            let (one, two) = (written(this, key), written(this, key));
            let (first, second) = (written(this, value), written(this, value));
            format!("BTreeMap::from([({one}, {first}), ({two}, {second})])")
        }
        Type::Set => format!("BTreeSet::from([{n}u32, 4, 1])"),
        Type::Pair(left, right) => {
            let left = written(this, left);
            format!("({left}, {})", written(this, right))
        }
        Type::Boxed(inner) => format!("Box::new({})", written(this, inner)),
        Type::Result(inner) if n < 3 => format!("Err::<{}, String>(\"no\".to_string())", inner.rust()),
        Type::Result(inner) => format!("Ok::<{}, String>({})", inner.rust(), written(this, inner)),
        Type::Param => format!("T::sample({n})"),
        Type::Str => format!("{:?}", TEXTS[n % TEXTS.len()]),
        Type::Ref(_) | Type::Mut(_) | Type::Slice(_) | Type::Function => {
            unreachable!("no value of `{}` is made from nothing", ty.rust())
        }
    }
}

fn several(this: &mut Generator, ty: &Type, count: usize) -> String {
    let all: Vec<String> = (0..count).map(|_| written(this, ty)).collect();
    all.join(", ")
}

/// A value with values inside.
pub(super) fn constructor(this: &mut Generator, ty: &Type) -> Option<Expr> {
    Some(match ty {
        Type::Option(inner) => expr!(ty; "Some(", this.value(inner), ")"),
        Type::Result(inner) => {
            let name = inner.rust();
            expr!(ty; format!("Ok::<{name}, String>("), this.value(inner), ")")
        }
        Type::Boxed(inner) => expr!(ty; "Box::new(", this.value(inner), ")"),
        Type::Pair(left, right) => {
            let left = this.value(left);
            expr!(ty; "(", left, ", ", this.value(right), ")")
        }
        Type::Array => {
            let first = this.value(&Type::U32);
            let second = this.value(&Type::U32);
            expr!(ty; "[", first, ", ", second, ", 5]")
        }
        Type::Deque(inner) => expr!(ty; "VecDeque::from(", this.value(&Type::List(inner.clone())), ")"),
        Type::List(inner) => {
            let first = this.value(inner);
            let mut all = parts!["Vec::from([", first];
            for _ in 0..this.source.below(3) {
                let more = this.value(inner);
                all.push(parts![", ", more].into());
            }
            all.push("])".into());
            Expr::new(ty, all)
        }
        Type::Map(key, value) => {
            let key = this.value(key);
            expr!(ty; "BTreeMap::from([(", key, ", ", this.value(value), ")])")
        }
        Type::Item if this.chance(30) => {
            let name = this.value(&Type::Text);
            expr!(ty; "(Item { name: ", name, ", ..", this.value(&Type::Item), " })")
        }
        Type::Item => {
            let id = this.value(&Type::U32);
            let tags = this.value(&Type::list(Type::Text));
            let name = this.value(&Type::Text);
            let spot = this.value(&Type::option(Type::pair(Type::I64, Type::Bool)));
            expr!(ty; "(Item { id: ", id, ", tags: ", tags, ", name: ", name, ", spot: ", spot, " })")
        }
        Type::Shape => match this.source.below(4) {
            0 => expr!(ty; "Shape::Dot(", this.value(&Type::U32), ")"),
            1 => {
                let to = this.value(&Type::I64);
                expr!(ty; "(Shape::Line { to: ", to, ", from: ", this.value(&Type::I64), " })")
            }
            2 => {
                let name = this.value(&Type::Text);
                expr!(ty; "Shape::Named(", name, ", ", this.value(&Type::option(Type::U32)), ")")
            }
            _ => expr!(ty; "Shape::Group(", this.value(&Type::list(Type::U32)), ")"),
        },
        _ => return None,
    })
}
