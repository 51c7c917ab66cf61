//! `let` in a chain of conditions, which crates of edition 2024 have.

use std::cell::RefCell;

use asap_tests::prelude::*;

scenario! {
    given (Some(Some(5))), (Some(Some(50))), (Some(None)), (None);
    fn a_let_chain(n: Option<Option<u32>>) -> String {
        if let Some(inner) = tap("outer", n)
            && tap("between", true)
            && let Some(x) = tap("inner", inner)
            && tap("small", x < 10)
        {
            checkpoint!();
            effect(x);
            checkpoint!();
            return format!("small {x}");
        }
        effect("fell through");
        checkpoint!();
        "no".to_owned()
    }
}

scenario! {
    given (1), (4);
    fn a_let_chain_with_else(n: i32) -> i32 {
        let mut total = 0;
        if let half = n / 2 && half * 2 == n && let Some(rest) = half.checked_sub(1) {
            total += half;
            checkpoint!();
            total += rest;
        } else {
            total -= 1;
            checkpoint!();
        }
        effect(total);
        total
    }
}

scenario! {
    given ();
    fn while_let_with_a_chain() -> Vec<u8> {
        let mut queue = std::collections::VecDeque::from([Some(1), Some(2), None, Some(3)]);
        let mut seen = Vec::new();
        while let Some(next) = queue.pop_front()
            && let Some(x) = tap("next", next)
            && x < 3
        {
            checkpoint!();
            seen.push(x);
            effect(&seen);
        }
        checkpoint!();
        seen
    }
}

fn pair(is_there: bool) -> Option<(Noisy, Noisy)> {
    is_there.then(|| (Noisy::new("second"), Noisy::new("third")))
}

scenario! {
    fresh given (3), (0);
    fn what_patterns_in_a_chain_leave(n: u32) -> u32 {
        let (mut left, mut sum) = (n, 0);
        while left > 0
            && let (_, rest) = (Noisy::new("first"), left)
            && let Some((second, _)) = pair(left != 2)
        {
            left -= 1;
            effect(second.name());
            checkpoint!();
            sum += rest;
            effect(sum);
        }
        sum
    }
}

scenario! {
    fresh given (true), (false);
    fn what_a_pattern_leaves_in_front_of_an_else(is_there: bool) -> u32 {
        if let (_, Some(number)) = (Noisy::new("left"), is_there.then_some(1)) {
            effect(number);
            checkpoint!();
            effect(number + 1);
        } else {
            effect("else");
            checkpoint!();
            effect("behind");
        }
        if let (_, Some(number)) = ({
            checkpoint!();
            (Noisy::new("first"), is_there.then_some(7))
        }) {
            effect(number);
            checkpoint!();
        } else {
            effect("else");
            checkpoint!();
        }
        effect("end");
        7
    }
}

/// A lock of which a macro knows nothing.
fn peek(cell: &RefCell<Vec<u32>>) -> Option<usize> {
    cell.try_borrow().ok().map(|list| list.len())
}

scenario! {
    given (3), (0);
    fn a_chain_keeps_nothing_that_borrows_from_it(n: u32) -> usize {
        while let Some(cell) = Some(RefCell::new(vec![n]))
            && let Some(_) = peek(&cell)
        {
            checkpoint!();
            effect(n);
            return 1;
        }
        2
    }
}

scenario! {
    fresh given (true), (false);
    fn what_an_if_let_leaves_goes_with_it_and_not_with_its_statement(is_there: bool) -> usize {
        let both = (
            if let Some(_) = is_there.then_some(Noisy::new("first")) {
                checkpoint!();
                effect("body");
                1
            } else {
                effect("else");
                2
            },
            tap("second", 3),
        );
        effect("behind");
        checkpoint!();
        both.0 + both.1
    }
}
