//! Methods that change a collection, an option or a text.

use super::super::generator::Generator;
use super::super::scope::{Access, Id};
use super::super::tree::{Part, Statement, parts};
use super::super::types::Type;

pub(super) fn collection(this: &mut Generator) -> Option<Vec<Statement>> {
    use Type::{Deque, List, Map, Option, Set, Text};
    let wanted =
        |ty: &Type| matches!(ty, List(_) | Deque(_) | Map(..) | Set | Option(_) | Text) && ty.is_owned();
    let place = this.changeable(wanted)?;
    let mark = this.scopes.hold([(place.root, Access::Shared)]);
    let mut all: Vec<Part> = parts![place.receiver];
    match &place.ty {
        List(inner) => list(this, place.root, inner, &mut all),
        Deque(inner) => {
            let method = *this.source.pick(&[".push_back(", ".push_front("]);
            all.extend(parts![method, this.value(inner), ")"]);
        }
        Map(key, value) => {
            let key = this.value(key);
            all.extend(parts![".insert(", key, ", ", this.value(value), ")"]);
        }
        Set => all.extend(parts![".insert(", this.value(&Type::U32), ")"]),
        Option(inner) => match this.source.below(3) {
            0 => all.extend(parts![".get_or_insert(", this.value(inner), ")"]),
            1 => all.extend(parts![".insert(", this.value(inner), ")"]),
            _ => all.extend(parts![".replace(", this.value(inner), ")"]),
        },
        _ => match this.source.below(3) {
            0 => all.extend(parts![".push(", this.value(&Type::Char), ")"]),
            1 => {
                all.extend(parts![".push_str(&join(\"x\", "]);
                all.extend(super::super::expressions::text_argument(this));
                all.push("))".into());
            }
            _ => all.extend(parts![".truncate(0)"]),
        },
    }
    all.push(";".into());
    this.scopes.release(mark);
    Some(vec![Statement::new(all)])
}

fn list(this: &mut Generator, root: Id, inner: &Type, all: &mut Vec<Part>) {
    match this.source.below(10) {
        0..5 => all.extend(parts![".push(", this.value(inner), ")"]),
        5 => all.extend(parts![".insert(0, ", this.value(inner), ")"]),
        6 => {
            let first = this.value(inner);
            all.extend(parts![".extend([", first, ", ", this.value(inner), "])"]);
        }
        7 => all.extend(parts![".reverse()"]),
        8 if matches!(inner, Type::U32 | Type::I64 | Type::Text) => all.extend(parts![".sort()"]),
        8 if *inner == Type::Item => all.extend(parts![".sort_by_key(|item| item.id)"]),
        8 => all.extend(parts![".truncate(2)"]),
        _ if *inner == Type::U32 => {
            let name = this.name();
            this.scopes.open();
            this.declare(&name, &Type::U32, false);
            this.scopes.hold([(root, Access::Exclusive)]);
            let test = this.closed(&Type::Bool);
            this.scopes.close();
            all.extend(parts![format!(".retain(|&{name}| "), test, ")"]);
        }
        _ => all.extend(parts![".clear()"]),
    }
}
