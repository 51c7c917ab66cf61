//! Assignments.

use super::super::expressions::text_argument;
use super::super::generator::Generator;
use super::super::scope::Access;
use super::super::tree::{Statement, parts, stmt};
use super::super::types::Type;

pub(super) fn plain(this: &mut Generator) -> Option<Vec<Statement>> {
    if !this.context.changes {
        return None;
    }
    // A local that was moved away may be given a value again.
    if this.chance(30) {
        let gone: Vec<_> = this
            .scopes
            .visible()
            .into_iter()
            .filter(|id| {
                let local = this.scopes.get(*id);
                local.mutable
                    && local.ty.is_owned()
                    && !this.scopes.ready[id.0]
                    && this.scopes.may_change(*id)
            })
            .collect();
        if !gone.is_empty() {
            let id = *this.source.pick(&gone);
            let (name, ty) = (this.scopes.get(id).name.clone(), this.scopes.get(id).ty.clone());
            let value = this.value(&ty);
            if this.scopes.may_change(id) {
                this.scopes.change(id);
                this.scopes.ready[id.0] = true;
                return Some(vec![stmt!(name, " = ", value, ";")]);
            }
            return None;
        }
    }
    let wanted = this.changeable(Type::is_owned)?;
    let value = this.value(&wanted.ty);
    // The value comes first: the place must still be there.
    if !this.scopes.may_change(wanted.root) || !this.scopes.ready[wanted.root.0] && !wanted.is_local {
        return None;
    }
    this.scopes.change(wanted.root);
    if wanted.is_local {
        this.scopes.ready[wanted.root.0] = true;
    }
    Some(vec![stmt!(wanted.value, " = ", value, ";")])
}

pub(super) fn compound(this: &mut Generator) -> Option<Vec<Statement>> {
    use Type::{Bool, I64, Text, U32, Usize};
    let wanted = this.changeable(|ty| matches!(ty, U32 | I64 | Usize | Text | Bool))?;
    let mut all = parts![wanted.value];
    if wanted.ty == Text {
        // Text is borrowed first, and the right side evaluated then.
        let mark = this.scopes.hold([(wanted.root, Access::Exclusive)]);
        all.push(" += &join(\"\", ".into());
        all.extend(text_argument(this));
        all.push(").as_str();".into());
        this.scopes.release(mark);
    } else {
        let sign = *this.source.pick(&[" ^= ", " |= ", " &= "]);
        all.extend(parts![sign, this.value(&wanted.ty), ";"]);
    }
    if !this.scopes.may_change(wanted.root) || !this.scopes.ready[wanted.root.0] {
        return None;
    }
    this.scopes.change(wanted.root);
    Some(vec![Statement::new(all)])
}

pub(super) fn swap(this: &mut Generator) -> Option<Vec<Statement>> {
    let left = this.changeable(Type::is_owned)?;
    let right = this.changeable(|ty| *ty == left.ty)?;
    if left.root == right.root || !this.scopes.ready[left.root.0] || !this.scopes.may_change(left.root) {
        return None;
    }
    // Neither leads to the other.
    let leads = |one: super::super::scope::Id, other| {
        this.scopes.get(one).roots.iter().any(|(root, _)| *root == other)
    };
    if leads(left.root, right.root) || leads(right.root, left.root) {
        return None;
    }
    let (left, right) = (super::borrows::exclusive_text(&left), super::borrows::exclusive_text(&right));
    Some(vec![stmt!("std::mem::swap(", left, ", ", right, ");")])
}
