//! Temporaries of a block's last expression, which are dropped before the block's locals: the rule of edition 2024, and of every marked
//! function.

use asap_tests::prelude::*;

scenario! {
    fresh given ();
    fn a_temporary_in_the_tail_expression() -> usize {
        let a = Noisy::new("local");
        checkpoint!();
        effect(a.name());
        Noisy::new("temporary").name().len()
    }
}

scenario! {
    fresh given values_of_calls_that_are_dropped: (2);
    #[resumable]
    fn values_of_calls_that_are_dropped(n: u32) -> usize {
        call!(makes(n + 1));
        effect("after the first");
        let _ = call!(makes(n + 2));
        effect("after the second");
        let _kept = call!(makes(n + 3));
        effect("after the third");
        match call!(makes(n + 4)).name() {
            "5" => 0,
            name => name.len(),
        }
    }

    #[resumable]
    fn makes(n: u32) -> Noisy {
        checkpoint!();
        Noisy::new(n.to_string())
    }
}
