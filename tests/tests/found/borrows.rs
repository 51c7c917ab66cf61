//! Borrows across checkpoints that some of them need and others do not.

use std::collections::BTreeMap;

use asap_tests::prelude::*;

scenario! {
    given (vec![1, 2], true), (vec![], true), (vec![3], false);
    fn a_part_that_a_method_found_in_an_inner_block(numbers: Vec<u32>, flag: bool) -> u32 {
        let mut sum = 0;
        if flag {
            if let Some(last) = numbers.last() {
                effect(last);
                sum += last;
                checkpoint!();
            }
            effect(sum);
        }
        checkpoint!();
        sum
    }
}

scenario! {
    given (3, true), (3, false);
    fn a_borrow_across_one_checkpoint_of_what_another_does_not_need(n: u32, flag: bool) -> usize {
        let pair = (vec![n, n], n + 1);
        let first: &Vec<u32> = &pair.0;
        checkpoint!();
        effect(first);
        if flag {
            1
        } else if pair.1 > 3 {
            checkpoint!();
            2
        } else {
            pair.0.len()
        }
    }
}

scenario! {
    given (vec![1, 2, 3]), (vec![]);
    fn a_slice_that_was_matched_is_used_behind_it(numbers: Vec<u32>) -> usize {
        let sum = match numbers.as_slice() {
            [_, .., last] => {
                checkpoint!();
                *last
            }
            _ => 7,
        };
        let length = {
            let length = numbers.len();
            checkpoint!();
            length
        };
        effect(sum);
        length
    }
}

scenario! {
    fresh given (true), (false);
    fn a_part_that_is_looked_at_on_one_path(flag: bool) -> usize {
        let pair = ("text".to_string(), Noisy::new("part"));
        if flag {
            effect((&pair.0, 1));
            checkpoint!();
        } else {
            checkpoint!();
        }
        effect("end");
        3
    }
}

scenario! {
    given (Some("a".to_string()), vec![2]), (None, vec![]);
    fn a_pattern_over_two_borrows(name: Option<String>, list: Vec<u32>) -> usize {
        let found = match (&name, &list) {
            (Some(text), all) => {
                checkpoint!();
                effect((text, all));
                text.len()
            }
            (.., all) => all.len(),
        };
        let (first, ..) = (&list, 1);
        checkpoint!();
        found + first.len()
    }
}

scenario! {
    given ("k=v".to_string()), ("".to_string());
    fn a_view_in_the_value_that_is_matched(text: String) -> u32 {
        match text.as_str() {
            "" => {
                match {
                    let trimmed = text.trim();
                    6u32
                } {
                    n @ 2..=9 => {
                        if n > 7 {
                            drop(text);
                        } else {
                            checkpoint!();
                        }
                    }
                    _ => {}
                }
                checkpoint!();
                1
            }
            _ => {
                checkpoint!();
                2
            }
        }
    }
}

scenario! {
    given (3), (7);
    fn a_borrow_of_one_of_two(n: u32) -> usize {
        let (one, two) = (vec![n], vec![n, n]);
        let chosen = if n > 5 {
            &one
        } else {
            &two
        };
        let other = match n {
            0..=5 => &one,
            6 if n > 5 => chosen,
            _ => &two,
        };
        checkpoint!();
        effect(chosen);
        checkpoint!();
        chosen.len() + other.len()
    }
}

scenario! {
    given (vec![1, 2, 3]), (vec![]);
    fn a_shared_loop_through_an_exclusive_borrow(numbers: Vec<u32>) -> u32 {
        let mut numbers = numbers;
        let all = &mut numbers;
        all.push(9);
        let mut sum = 0;
        for n in all.iter() {
            checkpoint!();
            sum += *n;
            checkpoint!();
            effect(n);
        }
        let first = &all[0];
        checkpoint!();
        sum += *first;
        all.push(sum);
        checkpoint!();
        numbers.len() as u32
    }
}

scenario! {
    given (1), (2), (3);
    fn parts_of_parts_of_what_a_later_path_drops(n: u32) -> usize {
        let name = Some("abc".to_string());
        let Some(text) = &name else { return 0 };
        let Some(tail) = text.strip_prefix("a") else { return 1 };
        effect(tail);
        if n == 1 {
            checkpoint!();
            text.len()
        } else if n == 2 {
            drop(name);
            checkpoint!();
            3
        } else {
            checkpoint!();
            4
        }
    }
}

scenario! {
    given (true), (false);
    fn a_part_of_a_part_that_a_method_lends(flag: bool) -> usize {
        let mut names: BTreeMap<u32, String> = BTreeMap::from([(1, "a".to_string()), (2, "b".to_string())]);
        if flag {
            if let Some((k, v)) = names.first_key_value() {
                effect((k, v));
            }
            let entry = names.get(&2);
            match entry {
                Some(x) if x == "b" => {
                    checkpoint!();
                    1
                }
                _ => {
                    drop(names);
                    checkpoint!();
                    2
                }
            }
        } else {
            names.insert(3, {
                checkpoint!();
                "c".to_string()
            });
            let v = names.values().cloned().collect::<Vec<_>>();
            drop(names);
            checkpoint!();
            v.len()
        }
    }
}

scenario! {
    given (true), (false);
    fn two_exclusive_parts_of_what_another_path_drops(flag: bool) -> usize {
        let mut pair = (vec![1u32, 2], vec![3u32]);
        let (left, right) = &mut pair;
        left.push(4);
        if flag {
            checkpoint!();
            left.push(5);
            right.push(6);
            left.push(7);
            checkpoint!();
            for n in left.iter_mut() {
                right.push(*n);
                checkpoint!();
                *n += 1;
                right.push(*n);
            }
            effect((&left, &right));
            pair.0.len() + pair.1.len()
        } else {
            drop(pair);
            checkpoint!();
            0
        }
    }
}

scenario! {
    given (true), (false);
    fn two_shared_parts_of_what_another_path_drops(flag: bool) -> usize {
        let pair = (vec![1u32, 2], vec![3u32]);
        let (left, right) = &pair;
        if flag {
            checkpoint!();
            effect(left);
            effect(right);
            for n in left {
                effect((n, right.len()));
                checkpoint!();
                if *n == right[0] {
                    break;
                }
            }
            left.len()
        } else {
            drop(pair);
            checkpoint!();
            0
        }
    }
}

scenario! {
    given (vec![1], Some(5)), (vec![1], Some(1)), (vec![], None);
    fn an_arm_without_a_checkpoint_changes_what_another_borrows(mut list: Vec<u32>, n: Option<u32>) -> usize {
        let shared = &list;
        match n {
            Some(x) if x > 3 => {
                list.push(x);
                list.len()
            }
            Some(x) => {
                checkpoint!();
                shared.len() + x as usize
            }
            None => 0,
        }
    }
}

scenario! {
    given (vec![1], Some(5)), (vec![1], Some(1)), (vec![], None);
    fn an_arm_without_a_checkpoint_looks_at_what_another_borrows_exclusively(mut list: Vec<u32>, n: Option<u32>) -> usize {
        let exclusive = &mut list;
        match n {
            Some(x) if x > 3 => list.len() + x as usize,
            Some(x) => {
                exclusive.push(x);
                checkpoint!();
                exclusive.push(x);
                exclusive.len()
            }
            None => 0,
        }
    }
}

scenario! {
    given (vec![1], Some(5)), (vec![1], Some(1)), (vec![], None);
    fn an_arm_without_a_checkpoint_changes_what_a_method_lent(mut list: Vec<u32>, n: Option<u32>) -> usize {
        let exclusive = &mut list;
        let last = exclusive.last();
        match n {
            Some(x) if x > 3 => {
                exclusive.push(x);
                exclusive.len()
            }
            Some(x) => {
                effect(last);
                checkpoint!();
                x as usize
            }
            None => 0,
        }
    }
}

scenario! {
    given (1, Some(5)), (2, Some(1)), (3, None);
    fn an_arm_without_a_checkpoint_changes_what_a_closure_captures(mut left: u32, n: Option<u32>) -> u32 {
        let add = |a: u32| a + left;
        match n {
            Some(mut x) if x > 3 => {
                std::mem::swap(&mut left, &mut x);
                x
            }
            Some(x) => {
                checkpoint!();
                add(x)
            }
            None => 0,
        }
    }
}

scenario! {
    given (true), (false);
    fn an_exclusive_borrow_is_lent_in_front_of_an_operand_that_may_have_a_checkpoint(flag: bool) -> u32 {
        let mut boxed = Box::new(6u32);
        let inner = &mut boxed;
        for n in vec![1u32, 3] {
            *inner = std::mem::replace(
                inner,
                if flag {
                    checkpoint!();
                    Box::new(n)
                } else {
                    Box::new(n + 1)
                },
            );
            **inner += n;
            effect(&*inner);
        }
        checkpoint!();
        *boxed
    }
}
