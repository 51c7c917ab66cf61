//! Borrows of what another path moves.

use std::collections::BTreeMap;

use asap_tests::prelude::*;

scenario! {
    given (true), (false);
    fn a_borrow_across_one_checkpoint_of_what_is_moved_to_another(flag: bool) -> usize {
        let lists = vec![vec![2u32]];
        let all = &lists;
        checkpoint!();
        effect(all.len());
        if flag {
            let rest = lists;
            checkpoint!();
            rest.len()
        } else {
            checkpoint!();
            1
        }
    }
}

scenario! {
    given (true), (false);
    fn a_borrow_in_one_arm_of_what_the_other_moves(flag: bool) -> usize {
        let list = vec![2u32];
        if flag {
            let all = &list;
            checkpoint!();
            effect(all);
            1
        } else {
            effect(list.len());
            drop(list);
            checkpoint!();
            2
        }
    }
}

scenario! {
    given (true), (false);
    fn a_borrow_in_front_of_arms_of_which_one_moves(flag: bool) -> usize {
        let list = vec![vec![2u32], vec![]];
        let (first, all): (&Vec<u32>, &[Vec<u32>]) = (&list[0], &list);
        if flag {
            checkpoint!();
            effect((first, all.len()));
            checkpoint!();
            first.len()
        } else {
            effect(all);
            drop(list);
            checkpoint!();
            2
        }
    }
}

scenario! {
    given (true), (false);
    fn a_borrow_in_front_of_arms_of_which_one_changes(flag: bool) -> usize {
        let mut list = vec![2u32];
        let all = &list;
        if flag {
            checkpoint!();
            effect(all);
        } else {
            list.push(3);
            checkpoint!();
        }
        list.len()
    }
}

scenario! {
    given (true), (false);
    fn an_exclusive_borrow_in_one_arm_of_what_the_other_moves(flag: bool) -> usize {
        let mut list = vec![2u32];
        let all = &mut list;
        all.push(1);
        if flag {
            checkpoint!();
            all.push(3);
            checkpoint!();
            list.len()
        } else {
            drop(list);
            checkpoint!();
            2
        }
    }
}

scenario! {
    given (true), (false);
    fn a_loop_in_one_arm_over_what_the_other_moves(flag: bool) -> usize {
        let list = vec![2u32, 4, 6];
        let all = &list;
        'outer: loop {
            if flag {
                for n in all.iter().skip(1) {
                    checkpoint!();
                    effect(n);
                    if *n == 4 {
                        break 'outer;
                    }
                }
            } else {
                drop(list);
                checkpoint!();
                return 2;
            }
        }
        checkpoint!();
        list.len()
    }
}

scenario! {
    given (true), (false);
    fn a_closure_in_one_arm_over_what_the_other_moves(flag: bool) -> usize {
        let list = vec![2u32, 4, 6];
        let found = if flag {
            let has = |n: u32| list.contains(&n);
            checkpoint!();
            effect(has(4));
            checkpoint!();
            usize::from(has(5)) + list.len()
        } else {
            drop(list);
            checkpoint!();
            2
        };
        effect(found);
        found
    }
}

scenario! {
    given (true), (false);
    fn a_loop_over_an_exclusive_borrow_that_another_path_moves(flag: bool) -> BTreeMap<u32, u32> {
        let mut pair = (1u32, BTreeMap::from([(1u32, 1u32), (2, 2), (3, 3)]));
        if flag {
            let (_, map) = &mut pair;
            for value in map.values_mut() {
                *value += 1;
                checkpoint!();
                *value += 1;
            }
            effect(&map);
            pair.1
        } else {
            drop(pair);
            checkpoint!();
            BTreeMap::new()
        }
    }
}

scenario! {
    given (vec![4, 6], true), (vec![5], false), (vec![], true);
    fn a_part_that_a_method_lends_of_what_is_moved_later(list: Vec<u32>, flag: bool) -> u32 {
        match list.last() {
            Some(last) if *last % 2 == 0 => {
                if !flag {
                    checkpoint!();
                    1
                } else if *last > 3 {
                    let moved = list;
                    moved.len() as u32
                } else {
                    checkpoint!();
                    2
                }
            }
            Some(last) => *last,
            None => {
                checkpoint!();
                list.len() as u32
            }
        }
    }
}

scenario! {
    given (true), (false);
    fn borrows_of_borrows_of_what_is_moved(flag: bool) -> usize {
        let pair = (vec!["a".to_string(), "b".to_string()], 3usize);
        let list = &pair.0;
        let first = list[0].as_str();
        let rest = &list[1..];
        let total = if flag {
            checkpoint!();
            let inner = &rest[0];
            effect((first, inner));
            checkpoint!();
            inner.len() + first.len()
        } else {
            let (list, n) = pair;
            checkpoint!();
            list.len() + n
        };
        effect(total);
        total
    }
}

scenario! {
    given (3), (0);
    fn a_borrow_of_a_buffer_that_a_round_gives_away(n: u32) -> Vec<u32> {
        let mut buffer = vec![];
        let mut out = vec![];
        for i in 0..n {
            buffer.push(i);
            let last = &buffer[buffer.len() - 1];
            if i % 2 == 0 {
                checkpoint!();
                out.push(*last);
            } else {
                out.extend(buffer);
                checkpoint!();
                buffer = vec![9];
                continue;
            }
            for n in &mut buffer {
                *n += 1;
                checkpoint!();
                if *n > 11 {
                    break;
                }
            }
        }
        out
    }
}
