//! The cases of resumable functions for Julia (ResumableFunctions.jl), written anew.

use asap_tests::prelude::*;

scenario! {
    given (10.0);
    fn a_generator_of_fibonacci_numbers(limit: f64) -> f64 {
        let (mut a, mut b) = (0.0, 1.0);
        while b < limit {
            effect(a);
            checkpoint!();
            (a, b) = (b, a + b);
        }
        a
    }
}

scenario! {
    given (5);
    fn reassigned_arguments(mut n: i64) -> i64 {
        while n > 0 {
            effect(n);
            checkpoint!();
            n -= 2;
        }
        n = n * 100;
        checkpoint!();
        n
    }
}

scenario! {
    given (vec![1, 2, 3]);
    fn any_number_of_arguments(rest: Vec<i32>) -> i32 {
        let mut sum = 0;
        for (i, n) in rest.into_iter().enumerate() {
            effect((i, n));
            checkpoint!();
            sum += n;
        }
        sum
    }
}

scenario! {
    given (3);
    fn a_let(n: i32) -> i32 {
        let a = n;
        for u in 1..3 {
            let i = a;
            {
                let a = u + i;
                effect(a);
                checkpoint!();
            }
            effect(a);
            checkpoint!();
        }
        a
    }
}

scenario! {
    given (3);
    fn a_let_of_a_let(n: i32) -> i32 {
        let x = {
            let y = {
                let z = n + 1;
                checkpoint!();
                z * 2
            };
            checkpoint!();
            effect(y);
            y + n
        };
        let (x, w) = {
            let w = x;
            checkpoint!();
            (w + x, w)
        };
        effect((x, w));
        checkpoint!();
        x
    }
}

scenario! {
    given ();
    fn no_assignment_at_all() {
        loop {
            checkpoint!();
            effect("once");
            checkpoint!();
            break;
        }
    }
}

scenario! {
    given (1, 2.5, "c".to_string());
    fn several_arguments(a: i32, b: f64, c: String) -> (i32, f64, String) {
        effect((a, b));
        checkpoint!();
        effect(&c);
        checkpoint!();
        (a, b, c)
    }
}

scenario! {
    given ();
    fn a_continue() {
        for i in 0..6 {
            if i % 3 == 0 {
                continue;
            }
            effect(i);
            checkpoint!();
        }
    }
}

scenario! {
    given ();
    fn a_double_continue() {
        for i in 0..3 {
            if i == 0 {
                continue;
            }
            for j in 0..4 {
                if j == 2 {
                    effect("inner continue");
                    checkpoint!();
                    continue;
                }
                if i + j == 5 {
                    continue;
                }
                effect((i, j));
                checkpoint!();
            }
        }
    }
}

scenario! {
    given (3);
    fn a_name_bound_to_other_types(n: i32) -> f64 {
        let a = n;
        checkpoint!();
        let a = f64::from(a) / 2.0;
        effect(a);
        checkpoint!();
        let a = (a.to_string(), a);
        checkpoint!();
        effect(&a.0);
        a.1
    }
}

scenario! {
    given ();
    fn a_variable_begun_as_nothing() -> Option<i64> {
        let mut last = None;
        for i in 0..3 {
            effect(last);
            checkpoint!();
            last = Some(i * 10);
        }
        checkpoint!();
        last
    }
}

scenario! {
    given (3);
    fn scopes_of_loops(n: i32) -> i32 {
        let a = 1;
        let b = a + n;
        let mut sum = 0;
        for a in 0..2 {
            let b = a * 10;
            checkpoint!();
            sum += b + a;
            effect((a, b));
        }
        checkpoint!();
        sum + a + b
    }
}

scenario! {
    given (4);
    fn a_comprehension(n: i32) -> Vec<i32> {
        let x = 2;
        let squares: Vec<i32> = (0..n).map(|x| x * x).collect();
        checkpoint!();
        let pairs: Vec<i32> = squares.iter().flat_map(|i| (0..x).map(move |j| i + j)).collect();
        effect(&pairs);
        checkpoint!();
        let even = pairs.iter().copied().filter(|x| x % 2 == 0).collect();
        checkpoint!();
        even
    }
}

scenario! {
    given (3);
    fn one_loop_variable_in_two_loops(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0..n {
            sum += i;
            checkpoint!();
        }
        for i in (10..10 + n).rev() {
            sum += i;
            checkpoint!();
            effect(i);
        }
        for i in vec!['a', 'b'] {
            effect(i);
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given (4);
    fn a_while_with_a_break_in_an_if_in_an_if(n: u32) -> u32 {
        let mut i = 0;
        while true {
            i += 1;
            if i > 1 {
                checkpoint!();
                if i == n {
                    effect("done");
                    checkpoint!();
                    break;
                }
            }
            effect(i);
        }
        i
    }
}

scenario! {
    given (true), (false);
    fn an_exception_that_is_caught(fails: bool) -> String {
        let outcome = std::panic::catch_unwind(|| {
            if fails {
                panic!("inside");
            }
            1
        });
        let caught = outcome.map_err(|panic| *panic.downcast::<&str>().unwrap());
        let caught = caught.map_err(str::to_owned);
        checkpoint!();
        effect(&caught);
        match caught {
            Ok(n) => {
                checkpoint!();
                n.to_string()
            }
            Err(message) => {
                checkpoint!();
                message
            }
        }
    }
}

scenario! {
    given (3);
    fn assignments_that_are_chained_and_swapped(n: u32) -> [u32; 3] {
        let (mut a, mut b, mut c) = (n, n + 1, n + 2);
        checkpoint!();
        std::mem::swap(&mut a, &mut b);
        (a, b, c) = (c, a, b);
        effect((a, b, c));
        checkpoint!();
        c += a;
        [a, b, c]
    }
}

scenario! {
    given (2);
    fn a_function_inside_with_names_of_the_outside(n: u32) -> u32 {
        let m = n * 2;
        fn inner(n: u32) -> u32 {
            let m = n + 1;
            m * 10
        }
        checkpoint!();
        let x = inner(m);
        checkpoint!();
        effect((m, x));
        m + x
    }
}

scenario! {
    given (3);
    fn values_received_in_turn(n: u32) -> String {
        let mut inbox = (0..n).map(|i| format!("message {i}")).rev().collect::<Vec<_>>();
        let mut log = String::new();
        while let Some(message) = inbox.pop() {
            checkpoint!();
            log.push_str(&message);
            effect(message);
            checkpoint!();
        }
        log
    }
}

scenario! {
    given recursion_1: (3);
    #[resumable]
    fn recursion_1(a: u32) -> u32 {
        effect(a);
        checkpoint!();
        if a > 0 { call!(recursion_1(a - 1)) } else { 0 }
    }
}

scenario! {
    given recursion_2: (3);
    #[resumable]
    fn recursion_2(a: u32) -> Vec<u32> {
        let mut all = vec![a];
        if a > 0 {
            for b in call!(recursion_2(a - 1)) {
                effect(b);
                checkpoint!();
                all.push(b);
            }
        }
        checkpoint!();
        all
    }
}

scenario! {
    given recursion_3: (2);
    #[resumable]
    fn recursion_3(n: u32) -> String {
        call!(permuted(vec![], (0..=n).collect()))
    }

    #[resumable]
    fn permuted(done: Vec<u32>, left: Vec<u32>) -> String {
        if left.is_empty() {
            effect(&done);
            checkpoint!();
            return format!("{done:?} ");
        }
        let mut all = String::new();
        for (at, next) in left.iter().enumerate() {
            let mut done = done.clone();
            done.push(*next);
            let mut rest = left.clone();
            rest.remove(at);
            all += &call!(permuted(done, rest));
        }
        all
    }
}

scenario! {
    given yield_from_inner: (3);
    #[resumable]
    fn yield_from_inner(n: u32) -> u32 {
        effect(42);
        checkpoint!();
        let m = call!(inner(n));
        for value in [42, 42] {
            effect(value);
            checkpoint!();
        }
        n + m
    }

    #[resumable]
    fn inner(n: u32) -> u32 {
        for i in 1..=n {
            effect(i * i);
            checkpoint!();
        }
        42
    }
}

scenario! {
    given yield_from_echo: (vec![3, 1, 4]);
    #[resumable]
    fn yield_from_echo(sent: Vec<u32>) -> Vec<u32> {
        let (answers, rest) = call!(echo(sent, 2));
        checkpoint!();
        effect(&rest);
        answers
    }

    /// Gives back what it was sent before.
    #[resumable]
    fn echo(mut sent: Vec<u32>, times: u32) -> (Vec<u32>, Vec<u32>) {
        let mut x = 0;
        let mut answers = vec![];
        for _ in 0..times {
            effect(x);
            answers.push(x);
            checkpoint!();
            x = sent.remove(0);
        }
        (answers, sent)
    }
}

scenario! {
    given yield_from_forward: (vec![3, 1, 4]);
    #[resumable]
    fn yield_from_forward(sent: Vec<u32>) -> Vec<u32> {
        call!(forward(sent, 1))
    }

    #[resumable]
    fn forward(sent: Vec<u32>, depth: u32) -> Vec<u32> {
        if depth > 0 {
            return call!(forward(sent, depth - 1));
        }
        let mut x = 0;
        let mut answers = vec![];
        for value in sent {
            answers.push(x);
            effect(x);
            checkpoint!();
            x = value;
        }
        answers
    }
}

scenario! {
    given a_let_of_called_functions: (2);
    #[resumable]
    fn a_let_of_called_functions(n: u32) -> u32 {
        let a = {
            let a = call!(next(n));
            let b = { call!(next(a)) };
            checkpoint!();
            a + b
        };
        let a = call!(next(a));
        a
    }

    #[resumable]
    fn next(n: u32) -> u32 {
        effect(n);
        checkpoint!();
        n + 1
    }
}
