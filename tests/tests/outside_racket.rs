//! The cases of Racket's web-server language tests that need no calls of resumable functions, written anew.

use asap_tests::prelude::*;

fn add(a: i32, b: i32) -> i32 {
    effect(("add", a, b));
    a + b
}

scenario! {
    given (1);
    fn capture_in_the_first_argument(n: i32) -> i32 {
        add(
            {
                checkpoint!();
                tap("first", n)
            },
            10,
        )
    }
}

scenario! {
    given (1);
    fn capture_in_the_second_argument(n: i32) -> i32 {
        add(n + 100, {
            checkpoint!();
            tap("second", n)
        })
    }
}

scenario! {
    given (4);
    fn capture_in_tail_position(n: i32) -> i32 {
        effect("before");
        {
            checkpoint!();
            n * 3
        }
    }
}

scenario! {
    given (0), (3), (4);
    fn even_and_odd_by_turns(n: u32) -> bool {
        let (mut n, mut even) = (n, true);
        loop {
            if even {
                checkpoint!("even");
                if n == 0 {
                    break true;
                }
            } else {
                checkpoint!("odd");
                if n == 0 {
                    break false;
                }
            }
            n -= 1;
            even = !even;
            effect((n, even));
        }
    }
}

scenario! {
    given (1, 2, 3);
    fn a_curried_addition(a: i32, b: i32, c: i32) -> i32 {
        let add = |a: i32| move |b: i32| move |c: i32| a + b + c;
        let all = add(a)(b)(c);
        checkpoint!();
        effect(all);
        let add = |a: i32| move |b: i32| a + b;
        add(all)(c)
    }
}

scenario! {
    given (vec![1, 2, 3]);
    fn a_map_and_a_fold_by_hand(list: Vec<i32>) -> (Vec<i32>, i32) {
        let mut mapped = Vec::with_capacity(list.len());
        for n in &list {
            mapped.push({
                checkpoint!();
                tap("mapped", n * n)
            });
        }
        let mut sum = 0;
        for n in &mapped {
            sum = add(sum, {
                checkpoint!();
                *n
            });
        }
        (mapped, sum)
    }
}

scenario! {
    given (3);
    fn capture_in_a_sequence_of_effects(n: i32) -> Vec<i32> {
        let mut list = vec![];
        {
            effect("one");
            checkpoint!();
        }
        list.push(n);
        {
            checkpoint!();
            effect("two");
        };
        list.push({
            checkpoint!();
            n + 1
        });
        list
    }
}
