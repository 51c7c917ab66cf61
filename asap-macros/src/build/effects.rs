//! What `steps` leaves of an effect: the point where its intent is stored, and the one behind its value.

use syn::Macro;

use super::{Builder, unit};
use crate::ir::{Step, StepKind, Value};
use crate::syntax::Intended;

impl Builder<'_> {
    /// The intent of an effect.
    pub(super) fn intent(&mut self, mac: &Macro) -> Value {
        match self.own_point(mac, "effect") {
            Some(number) => Value::Intent { number },
            // Reported by `steps`.
            None => unit(),
        }
    }

    /// The value of an effect is stored.
    pub(super) fn done(&mut self, mac: &Macro, steps: &mut Vec<Step>) {
        if let Some(number) = self.own_point(mac, "done") {
            steps.push(Self::step(StepKind::Point { number, attributes: Vec::new() }));
        }
    }

    fn own_point(&mut self, mac: &Macro, kind: &str) -> Option<u32> {
        let Intended { is_done, policy, name } = syn::parse2(mac.tokens.clone()).ok()?;
        let identity = self.identities.unnamed(kind, &name.value());
        let number = self.next_point(&mac.path, identity, false, &[], None);
        let point = &mut self.points[number as usize - 1];
        (point.always, point.is_own) = (true, true);
        point.effect = (!is_done).then_some((policy, name));
        Some(number)
    }
}
