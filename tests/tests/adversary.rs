//! Shapes made to mislead: what is derived, frozen or put aside changes behind its back.

use asap_tests::prelude::*;

scenario! {
    given (Some(3), true), (None, true), (Some(3), false);
    fn what_a_chain_binds_is_not_needed_in_front_of_it(found: Option<u32>, wanted: bool) -> u32 {
        checkpoint!();
        if wanted && let Some(n) = found && n > 1 {
            effect(n);
        }
        checkpoint!();
        if wanted && let Some(n) = found && n > 1 {
            checkpoint!();
            effect(n);
        }
        let mut left = found;
        while wanted && let Some(n) = left && n > 0 {
            left = Some(n - 1);
        }
        left.unwrap_or(9)
    }
}
