//! The cases of Racket's web-server language tests written anew.

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

scenario! {
    given a_call_in_argument_position: (1);
    #[resumable]
    fn a_call_in_argument_position(n: i32) -> i32 {
        add(tap("left", n), call!(captured(n + 1))) + add(call!(captured(n + 2)), tap("right", 1))
    }

    #[resumable]
    fn captured(n: i32) -> i32 {
        checkpoint!();
        tap("captured", n)
    }
}

scenario! {
    given a_tail_call: (3);
    #[resumable]
    fn a_tail_call(n: i32) -> i32 {
        call!(count_down(n, 0))
    }

    #[resumable]
    fn count_down(n: i32, sum: i32) -> i32 {
        effect(n);
        checkpoint!();
        if n == 0 { sum } else { call!(count_down(n - 1, sum + n)) }
    }
}

scenario! {
    given a_call_that_is_no_tail_call: (3);
    #[resumable]
    fn a_call_that_is_no_tail_call(n: i32) -> i32 {
        effect(n);
        checkpoint!();
        if n == 0 { 0 } else { n + call!(a_call_that_is_no_tail_call(n - 1)) }
    }
}

scenario! {
    given mutually_recursive_even_and_odd: (0), (3), (4);
    #[resumable]
    fn mutually_recursive_even_and_odd(n: u32) -> bool {
        call!(even(n))
    }

    #[resumable]
    fn even(n: u32) -> bool {
        checkpoint!();
        effect(("even", n));
        n == 0 || call!(odd(n - 1))
    }

    #[resumable]
    fn odd(n: u32) -> bool {
        effect(("odd", n));
        checkpoint!();
        n != 0 && call!(even(n - 1))
    }
}

scenario! {
    given curried_add: (1, 2, 3);
    #[resumable]
    fn curried_add(a: i32, b: i32, c: i32) -> i32 {
        let first = call!(Add::of(a));
        let second = call!(first.to(b));
        call!(call!(second.to(c)).sum())
    }

    /// A sum of which one part after the other is given.
    #[derive(Debug, Serialize, Deserialize)]
    struct Add(i32);

    #[resumable]
    impl Add {
        #[resumable]
        fn of(a: i32) -> Self {
            checkpoint!();
            Self(a)
        }

        #[resumable]
        fn to(self, b: i32) -> Self {
            let sum = |b: i32| self.0 + b;
            checkpoint!();
            Self(tap("sum", sum(b)))
        }

        #[resumable]
        fn sum(self) -> i32 {
            checkpoint!();
            self.0
        }
    }
}

scenario! {
    given a_map_and_a_fold_of_called_functions: (vec![1, 2, 3]);
    #[resumable]
    fn a_map_and_a_fold_of_called_functions(list: Vec<i32>) -> (Vec<i32>, i32) {
        let mut mapped = vec![];
        for n in &list {
            mapped.push(call!(square(*n)));
        }
        let mut sum = 0;
        for n in &mapped {
            sum = call!(added(sum, *n));
        }
        (mapped, sum)
    }

    #[resumable]
    fn square(n: i32) -> i32 {
        checkpoint!();
        tap("square", n * n)
    }

    #[resumable]
    fn added(a: i32, b: i32) -> i32 {
        checkpoint!();
        add(a, b)
    }
}
