//! When values are dropped: the fresh path drops in the order of the plain function.
//!
//! After a cut, a value that is only ever dropped is not there: it was not needed, so it was not saved. These
//! scenarios are `fresh`: drops are compared between the plain and the uninterrupted run, and left out after
//! a cut.

use asap_tests::prelude::*;

fn pair() -> (Noisy, Noisy) {
    (Noisy::new("left"), Noisy::new("right"))
}

scenario! {
    fresh given ();
    fn locals_in_reverse_order() {
        let a = Noisy::new("a");
        checkpoint!();
        let b = Noisy::new("b");
        let c = Noisy::new("c");
        checkpoint!();
        effect((a.name(), b.name(), c.name()));
    }
}

scenario! {
    fresh given ();
    fn a_value_that_is_not_used_again() {
        let a = Noisy::new("a");
        checkpoint!();
        effect("after");
        let _b = Noisy::new("b");
        checkpoint!();
        effect("end");
    }
}

scenario! {
    fresh given ();
    fn locals_of_blocks() -> usize {
        let a = Noisy::new("a");
        {
            let b = Noisy::new("b");
            checkpoint!();
            effect(b.name());
            let c = Noisy::new("c");
            checkpoint!();
            effect(c.name());
        }
        effect("out");
        checkpoint!();
        a.name().len()
    }
}

scenario! {
    fresh given ();
    fn a_shadowed_value_lives_to_the_end() {
        let a = Noisy::new("first");
        checkpoint!();
        let a = Noisy::new(format!("{} again", a.name()));
        effect("shadowed");
        checkpoint!();
        effect(a.name());
    }
}

scenario! {
    fresh given ();
    fn an_underscore_drops_at_once() {
        let _ = Noisy::new("at once");
        let _kept = Noisy::new("kept");
        effect("between");
        checkpoint!();
        let (_, right) = pair();
        effect("pair");
        checkpoint!();
        effect(right.name());
    }
}

scenario! {
    fresh given ();
    fn an_assignment_drops_the_old_value() {
        let mut a = Noisy::new("old");
        checkpoint!();
        a = Noisy::new("new");
        effect("assigned");
        checkpoint!();
        effect(a.name());
        a = Noisy::new("newest");
        effect("assigned again");
    }
}

scenario! {
    fresh given (3);
    fn locals_of_a_loop(n: u32) -> u32 {
        for i in 0..n {
            let a = Noisy::new(format!("a{i}"));
            checkpoint!();
            if i == 1 {
                effect("continue");
                continue;
            }
            let b = Noisy::new(format!("b{i}"));
            checkpoint!();
            effect((a.name(), b.name()));
        }
        n
    }
}

scenario! {
    fresh given (2), (5);
    fn the_rest_of_a_vector_after_a_break(n: usize) {
        let list = vec![Noisy::new("1"), Noisy::new("2"), Noisy::new("3"), Noisy::new("4")];
        for (i, item) in list.into_iter().enumerate() {
            checkpoint!();
            if i == n {
                break;
            }
            effect(item.name());
        }
        effect("end");
    }
}

scenario! {
    fresh given (1), (2);
    fn a_return_from_inside(n: u32) -> u32 {
        let a = Noisy::new("a");
        if n == 1 {
            let b = Noisy::new("b");
            checkpoint!();
            effect(b.name());
            return 1;
        }
        checkpoint!();
        effect(a.name());
        2
    }
}

scenario! {
    fresh given (true), (false);
    fn a_question_mark(fine: bool) -> Result<u32, String> {
        let a = Noisy::new("a");
        checkpoint!();
        let b = Noisy::new("b");
        let n = if fine { Ok(1) } else { Err("not fine".to_string()) };
        let n = n?;
        checkpoint!();
        effect((a.name(), b.name()));
        Ok(n)
    }
}

scenario! {
    fresh given ();
    fn a_panic() {
        let _a = Noisy::new("a");
        checkpoint!();
        let _b = Noisy::new("b");
        checkpoint!();
        panic!("here");
    }
}

scenario! {
    fresh given ();
    fn parameters_after_locals() {
        fn inner(a: Noisy, _: Noisy, b: Noisy) {
            let _c = Noisy::new("c");
            effect((a.name(), b.name()));
        }
        checkpoint!();
        inner(Noisy::new("a"), Noisy::new("unnamed"), Noisy::new("b"));
        checkpoint!();
    }
}

scenario! {
    fresh given (Noisy::new("first"), Noisy::new("second"), Noisy::new("third"));
    fn parameters_of_the_resumable_function(a: Noisy, _: Noisy, _c: Noisy) {
        let d = Noisy::new("local");
        checkpoint!();
        effect((a.name(), d.name()));
    }
}

scenario! {
    fresh given ();
    fn temporaries_at_the_end_of_a_statement() -> usize {
        let length = Noisy::new("temporary").name().len();
        effect("after the temporary");
        checkpoint!();
        effect(Noisy::new("argument").name());
        checkpoint!();
        length
    }
}

scenario! {
    fresh given ();
    fn temporaries_in_a_condition_and_in_a_scrutinee_without_checkpoints() {
        if Noisy::new("condition").name().len() > 3 {
            effect("in the branch");
        }
        match Noisy::new("scrutinee").name().len() {
            9 => effect("in the arm"),
            _ => unreachable!(),
        }
        checkpoint!();
        while Noisy::new("while").name().is_empty() {}
        effect("end");
    }
}

scenario! {
    fresh given ();
    fn a_temporary_in_a_condition_with_a_checkpoint_in_the_branch() {
        if Noisy::new("condition").name().len() > 3 {
            effect("in the branch");
            checkpoint!();
        }
        effect("end");
    }
}

scenario! {
    fresh given ();
    fn values_of_blocks() {
        let a = {
            let b = Noisy::new("b");
            checkpoint!();
            effect(b.name());
            Noisy::new("a")
        };
        effect("block is over");
        checkpoint!();
        effect(a.name());
    }
}

scenario! {
    fresh given ();
    fn moved_and_dropped_by_hand() {
        let a = Noisy::new("a");
        let b = Noisy::new("b");
        checkpoint!();
        drop(a);
        effect("a is gone");
        checkpoint!();
        let list = vec![b, Noisy::new("c")];
        effect(list.len());
    }
}

scenario! {
    fresh given (Some(Noisy::new("in")));
    fn bindings_of_a_match(value: Option<Noisy>) {
        match value {
            Some(inner) => {
                checkpoint!();
                effect(inner.name());
            }
            None => {}
        }
        effect("end");
    }
}

scenario! {
    fresh given ();
    fn late_initialised_values_drop_by_declaration() {
        let a;
        let b = Noisy::new("b");
        checkpoint!();
        a = Noisy::new("a");
        checkpoint!();
        effect((a.name(), b.name()));
    }
}

scenario! {
    fresh given ();
    fn fields_of_a_pair_taken_apart() {
        let (left, right) = pair();
        checkpoint!();
        drop(left);
        checkpoint!();
        effect(right.name());
    }
}

scenario! {
    fresh given ();
    fn a_labelled_block_is_left() {
        'block: {
            let a = Noisy::new("a");
            checkpoint!();
            if a.name() == "a" {
                let _b = Noisy::new("b");
                checkpoint!();
                break 'block;
            }
            effect("never");
        }
        effect("end");
    }
}

scenario! {
    fresh given (true), (false);
    fn a_local_that_is_only_looked_at_before_a_checkpoint(flag: bool) -> usize {
        let noisy = Noisy::new("looked at");
        if flag {
            effect(&noisy);
            checkpoint!();
            effect("behind");
        } else {
            effect("other");
        }
        let length = 3;
        effect(length);
        length
    }
}

scenario! {
    given a_guard_that_is_looked_at: ();
    #[resumable]
    fn a_guard_that_is_looked_at() -> usize {
        let _first = Noisy::new("first");
        checkpoint!("one");
        let ref looked = _first;
        checkpoint!("two");
        let _ = _first;
        checkpoint!("three");
        let _last = Noisy::new("last");
        checkpoint!();
        3
    }
}

scenario! {
    given what_is_held_where_a_checkpoint_leads_out: (0), (1), (2), (3);
    #[resumable]
    fn what_is_held_where_a_checkpoint_leads_out(n: u32) -> u32 {
        let _outer = Noisy::new("outer");
        if n == 0 {
            checkpoint!();
            return 1;
        }
        let mut i = 0;
        'rounds: loop {
            let _round = Noisy::new("round");
            i += 1;
            {
                let _inner = Noisy::new("inner");
                checkpoint!();
                if i == n {
                    break;
                }
                if i == 2 {
                    checkpoint!();
                    break 'rounds;
                }
                effect("again");
                continue;
            }
        }
        i
    }
}
