//! `let … else` with a checkpoint on the way out.

use asap_tests::prelude::*;

scenario! {
    given (Some(4)), (None);
    fn let_else_with_a_checkpoint_on_the_way_out(n: Option<i32>) -> i32 {
        let before = tap("before", 10);
        let Some(x) = tap("n", n) else {
            effect("nothing");
            checkpoint!();
            effect("leaving");
            return -before;
        };
        checkpoint!();
        effect(x);
        x + before
    }
}

scenario! {
    given (vec![1, 2, 3, 4]), (vec![9]);
    fn let_else_over_a_slice(numbers: Vec<i32>) -> String {
        let [first, .., last] = numbers[..] else {
            checkpoint!("too short");
            return format!("only {numbers:?}");
        };
        checkpoint!();
        effect((first, last));
        format!("{first}..{last}")
    }
}

scenario! {
    given (3);
    fn let_else_breaks_out_of_a_loop(n: u32) -> Vec<u32> {
        let mut left = (0..n).collect::<Vec<_>>();
        let mut seen = vec![];
        loop {
            let Some(x) = left.pop() else {
                checkpoint!();
                effect("empty");
                break;
            };
            seen.push(x);
            effect(x);
            checkpoint!();
        }
        seen
    }
}

scenario! {
    given (4), (5);
    fn a_let_else_on_a_block(n: i32) -> i32 {
        let Some(half) = ({
            checkpoint!();
            (n % 2 == 0).then_some(n / 2)
        }) else {
            checkpoint!();
            return -1;
        };
        effect(half);
        half
    }
}
