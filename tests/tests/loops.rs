//! `loop`, `while`, `while let`, labels and jumps: checkpoints before, after, between and in a branch of the body.

use asap_tests::prelude::*;

scenario! {
    given (0), (1), (3);
    fn while_with_a_checkpoint_at_the_end(n: u32) -> u32 {
        let mut i = 0;
        while tap("test", i < n) {
            effect(i);
            i += 1;
            checkpoint!();
        }
        i
    }
}

scenario! {
    given (3);
    fn while_with_a_checkpoint_at_the_start(n: u32) -> u32 {
        let mut i = 0;
        while tap("test", i < n) {
            checkpoint!();
            effect(i);
            i += 1;
        }
        i
    }
}

scenario! {
    given (3);
    fn while_with_a_checkpoint_in_the_middle(n: u32) -> u32 {
        let (mut i, mut sum) = (0, 0);
        while i < n {
            let twice = tap("twice", i * 2);
            checkpoint!();
            sum += twice;
            i += 1;
            effect(sum);
        }
        sum
    }
}

scenario! {
    given (3);
    fn checkpoints_all_around_a_while(n: u32) -> u32 {
        let mut i = 0;
        checkpoint!("before");
        while i < n {
            checkpoint!("top");
            effect(i);
            i += 1;
            checkpoint!("bottom");
        }
        checkpoint!("after");
        i
    }
}

scenario! {
    given (6);
    fn a_checkpoint_in_a_branch_of_the_body(n: u32) -> u32 {
        let (mut i, mut sum) = (0, 0);
        while i < n {
            sum += i;
            if i % 3 == 1 {
                effect("mark");
                checkpoint!();
                sum += 100;
            }
            effect(sum);
            i += 1;
        }
        sum
    }
}

scenario! {
    given (3);
    fn the_tested_variable_changes_before_the_checkpoint(n: i32) -> i32 {
        let mut x = n;
        let mut rounds = 0;
        while x > 0 {
            x = -x;
            checkpoint!();
            effect("inside");
            x = -x - 1;
            rounds += 1;
        }
        rounds
    }
}

scenario! {
    given (vec![3, 1, 2]);
    fn while_let_pops(stack: Vec<i32>) -> i32 {
        let mut stack = stack;
        let mut sum = 0;
        while let Some(x) = stack.pop() {
            effect(x);
            checkpoint!();
            sum = sum * 10 + x;
            if x == 2 {
                stack.push(7);
                checkpoint!();
            }
        }
        sum
    }
}

scenario! {
    given ();
    fn while_let_with_a_reference() -> u32 {
        let mut next = Some(3u32);
        let mut sum = 0;
        while let Some(x) = &mut next {
            *x -= 1;
            checkpoint!();
            sum += *x;
            effect(sum);
            if sum > 2 {
                next = None;
            }
        }
        sum
    }
}

scenario! {
    given (4);
    fn while_with_a_condition_that_counts(n: u32) -> u32 {
        let mut tests = 0;
        while { tests += 1; effect(tests); tests < n } {
            checkpoint!();
        }
        tests
    }
}

scenario! {
    given (3);
    fn loop_with_break(n: u32) -> u32 {
        let mut i = 0;
        loop {
            effect(i);
            checkpoint!();
            if i == n {
                break;
            }
            i += 1;
        }
        i
    }
}

scenario! {
    given (3);
    fn loop_with_a_value(n: u32) -> u32 {
        let mut i = 0;
        let found = loop {
            i += 1;
            checkpoint!();
            if tap("square", i * i) > n {
                checkpoint!();
                break i * 10;
            }
        };
        effect(found);
        found + i
    }
}

scenario! {
    given (4);
    fn loop_as_the_tail(n: u32) -> u32 {
        let mut i = 0;
        loop {
            i += 1;
            checkpoint!();
            effect(i);
            if i >= n {
                break i;
            }
        }
    }
}

scenario! {
    given (3);
    fn a_loop_that_is_only_left_by_return(n: u32) -> String {
        let mut text = String::new();
        loop {
            text.push('.');
            checkpoint!();
            if text.len() as u32 == n {
                return text;
            }
        }
    }
}

scenario! {
    given (6);
    fn continue_past_a_checkpoint(n: u32) -> u32 {
        let (mut i, mut sum) = (0, 0);
        while i < n {
            i += 1;
            if i % 2 == 0 {
                effect("skipped");
                continue;
            }
            checkpoint!();
            sum += i;
        }
        sum
    }
}

scenario! {
    given (4);
    fn continue_right_after_a_checkpoint(n: u32) -> u32 {
        let (mut i, mut sum) = (0, 0);
        while tap("test", i < n) {
            i += 1;
            if i == 2 {
                checkpoint!();
                continue;
            }
            sum += i;
            effect(sum);
        }
        sum
    }
}

scenario! {
    given (3);
    fn nested_three_deep(n: u32) -> u32 {
        let mut count = 0;
        let mut i = 0;
        while i < n {
            let mut j = 0;
            loop {
                let mut k = 0;
                while k < j {
                    count += 1;
                    effect((i, j, k));
                    checkpoint!("inner");
                    k += 1;
                }
                if j == i {
                    break;
                }
                j += 1;
                checkpoint!("middle");
            }
            i += 1;
            checkpoint!("outer");
        }
        count
    }
}

scenario! {
    given (5);
    fn break_and_continue_with_labels(n: u32) -> Vec<(u32, u32)> {
        let mut pairs = vec![];
        let mut i = 0;
        'outer: loop {
            i += 1;
            let mut j = 0;
            while j < n {
                j += 1;
                if j == i {
                    effect("next");
                    checkpoint!();
                    continue 'outer;
                }
                if i * j == 12 {
                    checkpoint!();
                    break 'outer;
                }
                pairs.push((i, j));
                checkpoint!();
            }
            effect("never");
        }
        pairs
    }
}

scenario! {
    given (2), (3), (9);
    fn break_with_a_label_and_a_value(n: u32) -> u32 {
        let mut sum = 0;
        let found = 'search: loop {
            sum += 1;
            let mut step = 0;
            loop {
                step += 1;
                checkpoint!();
                if step * sum > n {
                    checkpoint!();
                    break 'search step * 100;
                }
                if step == 3 {
                    break;
                }
                effect((sum, step));
            }
            if sum == 5 {
                break 0;
            }
        };
        found + sum
    }
}

scenario! {
    given (1), (2), (3);
    fn a_labelled_block(n: u32) -> u32 {
        let mut x = 0;
        'block: {
            x += 1;
            checkpoint!();
            if n == 1 {
                break 'block;
            }
            x += 10;
            if n == 2 {
                checkpoint!();
                break 'block;
            }
            x += 100;
            checkpoint!();
        }
        effect(x);
        x
    }
}

scenario! {
    given (1), (2), (3);
    fn a_labelled_block_with_a_value(n: u32) -> String {
        let text = 'block: {
            if n == 1 {
                checkpoint!();
                break 'block String::from("one");
            }
            effect("not one");
            checkpoint!();
            if n == 2 {
                break 'block "two".to_string();
            }
            n.to_string()
        };
        checkpoint!();
        text
    }
}

scenario! {
    given (4);
    fn one_label_twice(n: u32) -> u32 {
        let mut i = 0;
        'a: loop {
            i += 1;
            checkpoint!();
            if i > 1 { break 'a; }
        }
        'a: loop {
            i += 1;
            loop {
                checkpoint!();
                if i > n { break 'a; }
                continue 'a;
            }
        }
        i
    }
}

scenario! {
    given (3);
    fn labels_with_shadowed_names(n: u32) -> u32 {
        let mut i = 0;
        'a: while i < n {
            i += 1;
            let mut j = 0;
            'b: loop {
                j += 1;
                'c: loop {
                    checkpoint!();
                    match (i, j) {
                        (1, _) => continue 'a,
                        (_, 1) => continue 'b,
                        (2, 2) => break 'c,
                        _ => break 'a,
                    }
                }
                effect("left the innermost");
                break;
            }
            checkpoint!();
        }
        i
    }
}

scenario! {
    given (3);
    fn a_local_of_the_body_is_new_each_time(n: u32) -> Vec<String> {
        let mut all = Vec::new();
        let mut i = 0;
        while i < n {
            let mut text = String::new();
            text.push_str(&i.to_string());
            checkpoint!();
            text.push('!');
            effect(&text);
            all.push(text);
            i += 1;
        }
        all
    }
}

scenario! {
    given (3);
    fn a_local_is_declared_outside_and_initialised_inside(n: u32) -> u32 {
        let last;
        let mut i = 0;
        loop {
            i += 1;
            checkpoint!();
            if i == n {
                last = i * 2;
                checkpoint!();
                break;
            }
        }
        effect(last);
        last
    }
}

scenario! {
    given (5);
    fn a_buffer_is_sent_and_made_anew(n: u32) -> Vec<Vec<u32>> {
        let mut sent = vec![];
        let mut buffer = Vec::new();
        let mut i = 0;
        while i < n {
            buffer.push(i);
            if buffer.len() == 2 {
                sent.push(buffer);
                effect("sent");
                checkpoint!();
                buffer = Vec::new();
            }
            i += 1;
        }
        sent.push(buffer);
        sent
    }
}

scenario! {
    given (4);
    fn a_loop_after_a_loop_after_a_loop(n: u32) -> u32 {
        let mut x = 0;
        while x < n { x += 1; checkpoint!(); }
        loop { x += 1; if x > n + 2 { break; } checkpoint!(); }
        while let 1.. = x { x -= 2; effect(x); checkpoint!(); if x < 2 { break; } }
        x
    }
}

scenario! {
    given (0), (2);
    fn a_loop_whose_checkpoint_is_never_reached_and_one_after_it(n: u32) -> u32 {
        let mut x = 0;
        while x < n {
            x += 1;
            if x > 100 {
                checkpoint!();
            }
            effect(x);
        }
        checkpoint!();
        x
    }
}

scenario! {
    given (3);
    fn a_loop_without_a_checkpoint_between_two_checkpoints(n: u32) -> u32 {
        let mut x = 1;
        checkpoint!();
        while x < 10 {
            x *= n;
            effect(x);
        }
        checkpoint!();
        x
    }
}

scenario! {
    given (3);
    fn a_nested_loop_whose_inner_bound_changes(n: u32) -> u32 {
        let (mut bound, mut total) = (n, 0);
        while bound > 0 {
            let mut i = 0;
            while i < bound {
                if i == 1 {
                    bound -= 1;
                }
                total += bound;
                checkpoint!();
                i += 1;
            }
            effect((bound, total));
            bound -= 1;
        }
        total
    }
}

scenario! {
    given (10);
    fn break_out_of_a_match_in_a_while(n: u32) -> u32 {
        let mut x = n;
        while x > 0 {
            match x % 4 {
                0 => {
                    checkpoint!();
                    x -= 1;
                    continue;
                }
                1 => {
                    checkpoint!();
                    break;
                }
                _ => x -= 1,
            }
            effect(x);
            checkpoint!();
        }
        x
    }
}
