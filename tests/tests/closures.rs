//! Closures, async blocks and threads without checkpoints inside: what they capture is used.

use std::future::Future;

use asap_tests::prelude::*;

scenario! {
    given (3);
    fn a_closure_over_a_restored_local(n: u32) -> u32 {
        let factor = tap("factor", n + 1);
        checkpoint!();
        let times = |x: u32| x * factor;
        effect(times(2));
        times(3)
    }
}

scenario! {
    given (3);
    fn a_closure_before_and_another_after(n: u32) -> u32 {
        let twice = (|| n * 2)();
        checkpoint!();
        let add = |x| x + twice + n;
        let sum = add(1);
        checkpoint!();
        effect(sum);
        sum
    }
}

scenario! {
    given (3);
    fn a_closure_that_changes_what_it_captures(n: u32) -> Vec<u32> {
        let mut list = vec![];
        let mut push = |x| list.push(x);
        push(n);
        push(n + 1);
        checkpoint!();
        let mut push = |x| list.push(x * 10);
        push(n);
        checkpoint!();
        effect(&list);
        list
    }
}

scenario! {
    given (3);
    fn a_closure_that_moves(n: u32) -> usize {
        let list = vec![n; 3];
        let other = list.clone();
        checkpoint!();
        let length = (move || list.len())();
        checkpoint!();
        effect(length);
        other.len() + length
    }
}

scenario! {
    given (vec![3, 1, 2]);
    fn iterator_chains_in_one_statement(numbers: Vec<i32>) -> i32 {
        let least = 2;
        checkpoint!();
        let sum: i32 = numbers.iter().filter(|n| **n >= least).map(|n| n * 10).sum();
        checkpoint!();
        let mut sorted = numbers;
        sorted.sort_by_key(|n| std::cmp::Reverse(*n));
        effect(&sorted);
        checkpoint!();
        sorted.iter().fold(sum, |all, n| all * 2 + n)
    }
}

scenario! {
    given (3);
    fn a_closure_whose_parameter_shadows_a_local(n: u32) -> u32 {
        let x = 1;
        checkpoint!();
        let sum: u32 = (0..n).map(|x| x + 1).sum();
        checkpoint!();
        effect((x, sum));
        x + sum
    }
}

scenario! {
    given (3);
    fn a_closure_with_a_shadowing_local_inside(n: u32) -> u32 {
        let x = n;
        checkpoint!();
        let inner = || {
            let x = 100;
            x + 1
        };
        let sum = inner() + x;
        checkpoint!();
        sum
    }
}

scenario! {
    given (3);
    fn closures_in_a_loop(n: u32) -> Vec<u32> {
        let mut all = vec![];
        for i in 0..n {
            let plus = |x| x + i;
            all.push(plus(10));
            checkpoint!();
            effect((|| i)());
        }
        all
    }
}

scenario! {
    given (Some(2)), (None);
    fn closures_as_arguments(n: Option<u32>) -> String {
        let word = "none".to_string();
        checkpoint!();
        let text = n.map(|n| n.to_string()).unwrap_or_else(|| word.clone());
        checkpoint!();
        effect(&word);
        text
    }
}

scenario! {
    given (2);
    fn a_boxed_closure_between_two_checkpoints(n: i32) -> i32 {
        checkpoint!();
        let sum = {
            let steps: Vec<Box<dyn Fn(i32) -> i32>> = vec![Box::new(|x| x + 1), Box::new(move |x| x * n)];
            steps.iter().fold(5, |x, step| step(x))
        };
        checkpoint!();
        effect(sum);
        sum
    }
}

scenario! {
    given (2);
    fn a_function_pointer_between_two_checkpoints(n: i32) -> i32 {
        fn negate(n: i32) -> i32 {
            -n
        }
        checkpoint!();
        let step: fn(i32) -> i32 = if n > 1 { negate } else { i32::abs };
        let x = step(n);
        checkpoint!();
        effect(x);
        x
    }
}

scenario! {
    given (2);
    fn threads_that_are_joined(n: u32) -> u32 {
        let numbers = vec![n, n + 1];
        checkpoint!();
        let sum = std::thread::scope(|scope| {
            let sum = scope.spawn(|| numbers.iter().sum::<u32>());
            sum.join().unwrap()
        });
        checkpoint!();
        effect(sum);
        sum + numbers[0]
    }
}

scenario! {
    given (2);
    fn an_async_block_without_a_checkpoint(n: u32) -> u32 {
        let list = vec![n];
        checkpoint!();
        let future = async { list.len() as u32 + n };
        let mut future = std::pin::pin!(future);
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        let sum = match Future::poll(future.as_mut(), &mut context) {
            std::task::Poll::Ready(sum) => sum,
            std::task::Poll::Pending => 0,
        };
        effect(sum);
        sum
    }
}

scenario! {
    given (2);
    fn a_closure_that_is_alive_in_a_block_only(n: u32) -> u32 {
        let mut count = n;
        {
            let mut increase = || count += 1;
            increase();
            increase();
        }
        checkpoint!();
        effect(count);
        count
    }
}

scenario! {
    given (4);
    fn a_closure_captures_a_field(n: u32) -> (u32, String) {
        let mut pair = (n, "text".to_string());
        checkpoint!();
        {
            let mut grow = || pair.1.push('!');
            grow();
        }
        pair.0 += 1;
        effect(&pair);
        checkpoint!();
        pair
    }
}

scenario! {
    given (4);
    fn a_closure_with_a_return_and_a_question_mark(n: u32) -> Option<u32> {
        let limit = 5;
        checkpoint!();
        let check = |n: u32| -> Result<u32, String> {
            if n > limit {
                return Err(format!("{n} > {limit}"));
            }
            let half = (n % 2 == 0).then_some(n / 2).ok_or("odd")?;
            Ok(half)
        };
        effect(check(n));
        effect(check(9));
        check(n).ok()
    }
}

scenario! {
    given (4);
    fn a_closure_captures_what_was_shadowed(n: u32) -> String {
        let x = n;
        checkpoint!();
        let y = (|| x + 1)();
        let x = y.to_string();
        checkpoint!();
        let show = || format!("{x} {y}");
        show()
    }
}
