//! `if` in all its forms: a condition is evaluated once, the branch that was taken is part of the snapshot.

use asap_tests::prelude::*;

scenario! {
    given (1), (7);
    fn a_checkpoint_in_one_branch(n: i32) -> i32 {
        let mut x = n;
        if tap("big", n > 5) {
            effect("in");
            checkpoint!();
            x += 100;
        }
        effect("after");
        x
    }
}

scenario! {
    given (1), (7);
    fn a_checkpoint_in_the_else_branch(n: i32) -> i32 {
        let mut x = n;
        if tap("big", n > 5) {
            x *= 2;
            effect("no checkpoint here");
        } else {
            x += 1;
            checkpoint!();
            x += 10;
            effect(x);
        }
        effect("after");
        x
    }
}

scenario! {
    given (true), (false);
    fn checkpoints_in_both_branches_and_around(flag: bool) -> String {
        let mut path = String::from("0");
        checkpoint!();
        if tap("flag", flag) {
            path.push('a');
            checkpoint!();
            path.push('b');
        } else {
            path.push('c');
            checkpoint!();
            path.push('d');
        }
        effect(&path);
        checkpoint!();
        path
    }
}

scenario! {
    given (0), (1), (2), (3);
    fn a_chain_of_else_ifs(n: u8) -> String {
        let mut text = String::new();
        if tap("first", n == 0) {
            text.push_str("zero");
            checkpoint!();
        } else if tap("second", n == 1) {
            checkpoint!();
            text.push_str("one");
        } else if tap("third", n == 2) {
            text.push_str("two");
        } else {
            effect("many");
            checkpoint!();
            text.push_str("many");
            checkpoint!();
        }
        effect(&text);
        text
    }
}

scenario! {
    given (1, 1, 1), (1, 1, 0), (1, 0, 1), (0, 1, 1);
    fn three_deep(a: u8, b: u8, c: u8) -> Vec<u8> {
        let mut path = vec![];
        if tap("a", a) == 1 {
            path.push(1);
            checkpoint!();
            if tap("b", b) == 1 {
                path.push(2);
                checkpoint!();
                if tap("c", c) == 1 {
                    path.push(3);
                    checkpoint!();
                    effect("deep");
                }
                path.push(4);
                effect("less deep");
            } else {
                checkpoint!();
                path.push(5);
            }
            effect(&path);
        }
        checkpoint!();
        path
    }
}

scenario! {
    given (3);
    fn the_tested_variable_changes_before_the_checkpoint(n: i32) -> i32 {
        let mut x = n;
        if x > 0 {
            x = -x;
            checkpoint!();
            effect("still in the branch");
            x -= 1;
        } else {
            effect("not here");
            x = 1000;
        }
        x
    }
}

scenario! {
    given (vec![1, 2]), (vec![]);
    fn the_condition_has_an_effect(numbers: Vec<i32>) -> Vec<i32> {
        let mut numbers = numbers;
        if numbers.pop().is_some() {
            effect("popped");
            checkpoint!();
            numbers.push(9);
        } else {
            checkpoint!();
            effect("empty");
        }
        numbers
    }
}

scenario! {
    given (2), (3);
    fn short_circuits_are_not_taken_again(n: i32) -> bool {
        let even = tap("left", n % 2 == 0) && tap("right", n > 0) || tap("last", n == 3);
        checkpoint!();
        if tap("a", even) && !tap("b", false) {
            checkpoint!();
            effect("both");
        }
        even
    }
}

scenario! {
    given (Some(5)), (None);
    fn if_let_by_value(n: Option<u32>) -> u32 {
        let mut sum = 1;
        if let Some(x) = tap("n", n) {
            sum += x;
            checkpoint!();
            sum += x;
            effect(x);
        }
        sum
    }
}

scenario! {
    given (Some("a".to_string())), (None);
    fn if_let_moves_the_value_in(name: Option<String>) -> usize {
        if let Some(name) = name {
            effect(&name);
            checkpoint!();
            let length = name.len();
            drop(name);
            checkpoint!();
            length
        } else {
            checkpoint!();
            0
        }
    }
}

scenario! {
    given (Some("a".to_string())), (None);
    fn if_let_by_reference(name: Option<String>) -> Option<String> {
        if let Some(name) = &name {
            effect(name);
            checkpoint!();
            effect(name.len());
        }
        name
    }
}

scenario! {
    given (Some(1)), (None);
    fn if_let_by_mutable_reference(n: Option<i32>) -> Option<i32> {
        let mut slot = n;
        if let Some(x) = &mut slot {
            *x += 1;
            checkpoint!();
            *x *= 10;
            effect(*x);
        }
        checkpoint!();
        slot
    }
}

scenario! {
    given (Ok(3)), (Err("no".to_string()));
    fn if_let_with_an_else_that_binds_again(read: Result<u8, String>) -> String {
        if let Ok(n) = read {
            checkpoint!();
            format!("ok {n}")
        } else if let Err(message) = tap("again", Err::<u8, _>("other".to_string())) {
            checkpoint!();
            effect(&message);
            message
        } else {
            unreachable!()
        }
    }
}

scenario! {
    given (true), (false);
    fn a_branch_that_returns(flag: bool) -> i32 {
        let x = tap("x", 3);
        if flag {
            checkpoint!();
            effect("leaving");
            return x;
        }
        checkpoint!();
        effect("staying");
        x + 1
    }
}

scenario! {
    given (true), (false);
    fn a_branch_that_returns_without_a_checkpoint(flag: bool) -> i32 {
        let x = tap("x", 3);
        if !flag {
            return x;
        }
        checkpoint!();
        x + 1
    }
}

scenario! {
    given (true), (false);
    fn locals_of_a_branch_do_not_leak(flag: bool) -> i32 {
        let x = 1;
        if flag {
            let x = "inner".to_string();
            checkpoint!();
            effect(&x);
        } else {
            let x = vec![x];
            checkpoint!();
            effect(&x);
        }
        checkpoint!();
        x
    }
}

scenario! {
    given (5), (6);
    fn a_branch_moves_what_the_other_keeps(n: u32) -> Vec<u32> {
        let numbers = vec![n];
        if n == 5 {
            let mut more = numbers;
            checkpoint!();
            more.push(1);
            effect("moved");
            more
        } else {
            checkpoint!();
            effect("kept");
            numbers
        }
    }
}

scenario! {
    given (1), (2);
    fn an_empty_branch_holding_only_a_checkpoint(n: i32) -> i32 {
        if n == 1 { checkpoint!() } else { checkpoint!() }
        if n == 2 { checkpoint!(); } else {}
        effect(n);
        n
    }
}

scenario! {
    given (5);
    fn the_condition_is_a_block(n: i32) -> i32 {
        if { let twice = tap("twice", n * 2); twice > 5 } {
            checkpoint!();
            effect("big");
        }
        n
    }
}

scenario! {
    given (5);
    fn the_condition_uses_a_value_that_cannot_be_saved(n: usize) -> usize {
        let mut count = 0;
        if std::sync::Mutex::new(vec![0u8; n]).lock().unwrap().len() == n {
            count += 1;
            effect(count);
        }
        checkpoint!();
        count
    }
}

scenario! {
    given (1), (2), (3);
    fn a_branch_in_a_loop_in_a_branch(n: u32) -> u32 {
        let mut sum = 0;
        if n > 1 {
            for i in 0..n {
                if tap("odd", i % 2 == 1) {
                    sum += i;
                    checkpoint!();
                } else if i == 2 {
                    checkpoint!();
                    sum += 100;
                }
                effect(sum);
            }
        }
        checkpoint!();
        sum
    }
}

scenario! {
    given (true);
    fn the_same_condition_twice(flag: bool) -> u8 {
        let mut flag = flag;
        let mut x = 0;
        if flag {
            flag = false;
            checkpoint!();
            x += 1;
        }
        if flag {
            x += 10;
            checkpoint!();
        }
        checkpoint!();
        x
    }
}
