//! Values whose drops are seen.

use super::super::generator::{Generator, Noise};
use super::super::tree::{Statement, stmt};
use super::super::types::Type;

/// A value that is held to the end of its block.
pub(super) fn guard(this: &mut Generator) -> Option<Vec<Statement>> {
    if this.noise == Noise::None {
        return None;
    }
    let number = this.fresh();
    let name = format!("_g{number}");
    this.declare(&name, &Type::Noisy, false);
    Some(vec![stmt!(format!("let {name} = Noisy::new(\"g{number}\");"))])
}

/// A value that does not outlive its statement.
pub(super) fn temporary(this: &mut Generator) -> Option<Vec<Statement>> {
    if this.noise == Noise::None {
        return None;
    }
    let number = this.fresh();
    Some(vec![match this.source.below(3) {
        0 => stmt!(format!("effect(Noisy::new(\"t{number}\").name().len());")),
        1 => stmt!(format!("let _ = Noisy::new(\"t{number}\");")),
        _ => stmt!(format!("effect(&Noisy::new(\"t{number}\"));")),
    }])
}
