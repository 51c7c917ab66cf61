//! What random programs found (`asap_tests::random`), made small.

use std::collections::BTreeMap;

use asap_tests::prelude::*;

scenario! {
    given (0), (3);
    fn a_condition_with_a_checkpoint_and_a_branch_without(n: u32) -> u32 {
        let mut x = n;
        if {
            x += 1;
            checkpoint!();
            tap("test", x > 2)
        } {}
        while x > 0 && {
            checkpoint!();
            effect(x);
            x -= 1;
            x > 1
        } {}
        x
    }
}

scenario! {
    given (vec![1, 2, 3]);
    fn a_loop_with_a_checkpoint_only_in_its_source(numbers: Vec<u32>) -> u32 {
        let mut sum = 0;
        for n in {
            checkpoint!();
            tap("numbers", numbers)
        } {
            sum += n;
        }
        for (i, n) in ({
            checkpoint!();
            vec![sum, 2]
        })
        .into_iter()
        .enumerate()
        .skip(1)
        {
            sum += n * i as u32;
            checkpoint!();
            effect(sum);
        }
        sum
    }
}

scenario! {
    given (Some(3)), (None);
    fn the_value_of_a_let_else_is_a_block(n: Option<u32>) -> u32 {
        let Some(x) = ({
            checkpoint!();
            tap("n", n)
        }) else {
            return 9;
        };
        let Some(y) = (if x > 2 {
            checkpoint!();
            Some(x)
        } else {
            None
        }) else {
            return 8;
        };
        checkpoint!();
        x + y
    }
}

scenario! {
    given (Some(1), "a".to_string()), (None, "b".to_string());
    fn a_local_that_is_made_of_itself_with_a_checkpoint_inside(n: Option<u32>, text: String) -> String {
        let mut text = text;
        match n {
            Some(_) => {
                text = {
                    checkpoint!();
                    text + "!"
                };
                effect(&text);
            }
            None => checkpoint!(),
        }
        "end".to_string()
    }
}

scenario! {
    given (BTreeMap::from([(1, vec![1])]), Some(2)), (BTreeMap::new(), None);
    fn a_receiver_that_one_checkpoint_needs_and_another_does_not(
        lists: BTreeMap<u32, Vec<u32>>,
        n: Option<u32>,
    ) -> u32 {
        let mut lists = lists;
        {
            lists.insert(7, match n {
                Some(n) => {
                    checkpoint!();
                    vec![n]
                }
                None => vec![],
            });
            effect(&lists);
            checkpoint!();
        }
        3
    }
}

scenario! {
    given (BTreeMap::from([(7, 1)]), 0), (BTreeMap::new(), 1), (BTreeMap::from([(8, 1)]), 2);
    fn a_receiver_in_a_value_that_is_assigned_or_returned(map: BTreeMap<u32, u32>, n: u32) -> Option<u32> {
        let mut map = map;
        let mut found = None;
        if n == 0 {
            found = map.insert(7, {
                checkpoint!();
                tap("first", 2)
            });
        } else if n == 1 {
            return map.insert(7, {
                checkpoint!();
                tap("second", 3)
            });
        } else {
            checkpoint!();
            effect("neither");
        }
        found
    }
}

scenario! {
    given (1, "a".to_string()), (2, "b".to_string());
    fn a_name_that_is_taken_again_in_the_block_that_uses_the_first(n: u32, name: String) -> String {
        if n == 1 {
            let mut rounds = 0;
            loop {
                checkpoint!();
                let name = (rounds, name.clone());
                effect(&name);
                rounds += 1;
                if rounds == 3 {
                    break;
                }
            }
        } else {
            checkpoint!();
        }
        "end".to_string()
    }
}

scenario! {
    given (Some(vec![1]), true), (None, true), (Some(vec![2]), false);
    fn a_binding_that_its_arm_does_not_use(list: Option<Vec<u32>>, flag: bool) -> u32 {
        let sum = if flag {
            let one = if let Some(inner) = list.as_ref() {
                checkpoint!();
                2
            } else {
                1
            };
            effect(one);
            one
        } else {
            4
        };
        checkpoint!();
        sum
    }
}

scenario! {
    given (Some("x".to_string()), true), (None, true), (None, false);
    fn what_is_matched_by_reference_is_dropped_in_an_arm(name: Option<String>, flag: bool) -> u32 {
        if flag {
            match &name {
                Some(inner) => {
                    effect("dropped");
                    drop(name);
                }
                _ => {
                    checkpoint!();
                    effect("kept");
                }
            }
        }
        checkpoint!();
        1
    }
}

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
    given (true), (false);
    fn a_held_value_that_is_given_away(flag: bool) {
        let _first = Noisy::new("first");
        let _second = Noisy::new("second");
        checkpoint!();
        drop(_first);
        effect("given away");
        checkpoint!();
        effect(("still there", _second.name()));
        let _ = tap("given", _second);
        checkpoint!();
        effect("end");
    }
}

scenario! {
    given (Some(1), true), (None, true), (None, false);
    fn an_else_that_uses_what_a_checkpoint_of_the_value_does_not(n: Option<u32>, flag: bool) -> u32 {
        let word = "w".to_string();
        if flag {
            let Some(x) = ({
                checkpoint!();
                tap("n", n)
            }) else {
                return word.len() as u32;
            };
            effect(x);
        }
        checkpoint!();
        2
    }
}

scenario! {
    given (vec![1], true), (vec![], true), (vec![2], false);
    fn what_a_method_lends_and_the_other_arm_moves(list: Vec<u32>, flag: bool) -> u32 {
        if flag {
            if let Some(last) = list.last() {
                effect("some");
            } else {
                drop(list);
                checkpoint!();
                effect("none");
            }
        }
        checkpoint!();
        1
    }
}

scenario! {
    given ();
    fn what_is_held_around_a_return_with_a_checkpoint() -> u32 {
        let _outer = Noisy::new("outer");
        {
            let _inner = Noisy::new("inner");
            return {
                checkpoint!();
                effect("value");
                4
            };
        }
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
    given (0), (2);
    fn a_break_whose_value_has_a_label(n: u32) -> u32 {
        let found = loop {
            break ('block: {
                if n == 0 {
                    break 'block 7;
                }
                checkpoint!();
                n
            });
        };
        checkpoint!();
        found
    }
}

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
    given (Some("a".to_string()), true), (None, true), (None, false);
    fn what_is_matched_by_reference_and_moved_in_another_arm(name: Option<String>, flag: bool) -> usize {
        if flag {
            match &name {
                Some(text) => {
                    checkpoint!();
                    effect(text);
                    2
                }
                None => {
                    drop(name);
                    checkpoint!();
                    3
                }
            }
        } else {
            checkpoint!();
            2
        }
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
    given (Some(1), true), (Some(1), false), (None, true);
    fn an_arm_without_a_checkpoint_takes_what_another_needs(n: Option<u32>, flag: bool) -> usize {
        let list = vec![1u32];
        checkpoint!();
        match n {
            Some(_) if flag => {
                let moved = tap("moved", list);
                moved.len()
            }
            Some(_) => {
                checkpoint!();
                let all = &list;
                all.len() + 1
            }
            None => 0,
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
    given (Some(3)), (None);
    fn a_part_of_what_the_same_condition_binds(n: Option<u32>) -> u32 {
        if let (1 | 7, name) = (7u32, n.map(|n| vec![n]))
            && let Some(list) = name.as_ref()
            && let Some(first) = list.first()
        {
            effect((list, first));
            checkpoint!();
            name.map_or(1, |list| list.len() as u32)
        } else {
            checkpoint!();
            2
        }
    }
}

scenario! {
    given (Some(vec![1])), (Some(vec![])), (None);
    fn a_binding_that_only_its_guard_uses(list: Option<Vec<u32>>) -> u32 {
        let mut list = list;
        let sum = match &mut list {
            Some(numbers) if numbers.is_empty() => {
                checkpoint!();
                1
            }
            Some(_) => {
                checkpoint!();
                list = None;
                2
            }
            None => 3,
        };
        effect(&list);
        sum
    }
}

scenario! {
    fresh given (0), (1);
    fn what_is_made_anew_waits_to_be_dropped(n: u32) -> u32 {
        let mut value = Noisy::new("old");
        if n == 0 {
            drop(value);
            checkpoint!();
            value = Noisy::new("new");
            for i in 0..2 {
                checkpoint!();
                effect(i);
            }
        } else {
            checkpoint!();
            effect(value.name());
            checkpoint!();
        }
        effect("end");
        n
    }
}

scenario! {
    fresh given (0), (1), (2);
    fn what_was_looked_at_waits_to_be_dropped(n: u32) -> Option<usize> {
        let list = vec![Noisy::new("inside")];
        let _behind = Noisy::new("behind");
        let found = if list.len() > 1 {
            checkpoint!();
            list.iter().count()
        } else if n == 0 {
            let length = Some(list.len()).filter(|_| n > 0)?;
            checkpoint!();
            length
        } else if n == 1 {
            return list.first().map(|inside| inside.name().len());
        } else {
            checkpoint!();
            3
        };
        effect("end");
        Some(found)
    }
}

scenario! {
    given (true), (false);
    fn a_text_that_grows_around_a_checkpoint(flag: bool) -> String {
        let mut text = "a".to_string();
        if flag {
            text += {
                checkpoint!();
                "x"
            };
            drop(text);
            checkpoint!();
            text = "b".to_string();
        }
        checkpoint!();
        text
    }
}

scenario! {
    given (true), (false);
    fn a_list_that_is_made_of_itself_twice(flag: bool) -> Vec<u32> {
        let mut list = vec![1u32];
        if flag {
            list = {
                checkpoint!();
                [list.clone(), list].concat()
            };
        } else {
            checkpoint!();
        }
        list
    }
}

scenario! {
    fresh given (1), (0);
    fn what_a_method_is_called_on_goes_with_its_statement(n: u32) -> usize {
        let length = {
            checkpoint!();
            Noisy::new("first")
        }
        .name()
        .len();
        effect("behind the first");
        {
            checkpoint!();
            Noisy::new("second")
        }
        .name();
        effect("behind the second");
        if ({
            checkpoint!();
            vec![Noisy::new("third")]
        })
        .len()
            > n as usize
        {
            effect("in");
        }
        effect("behind the third");
        match ({
            checkpoint!();
            Some(Noisy::new("fourth"))
        })
        .as_ref()
        {
            Some(x) => effect(x.name()),
            None => {}
        }
        effect("behind the fourth");
        let text = {
            checkpoint!();
            " a b".to_string()
        }
        .trim()
        .to_string();
        let all = &{
            checkpoint!();
            vec![text]
        }[..];
        checkpoint!();
        effect(all);
        length
            + {
                checkpoint!();
                Noisy::new("last")
            }
            .name()
            .len()
    }
}

scenario! {
    given (true), (false);
    fn a_name_that_is_taken_again_behind_a_borrow_of_the_first(flag: bool) -> usize {
        let list = vec![vec![1u32]];
        let first = &list;
        {
            let list = 5;
            if flag {
                checkpoint!();
                effect((first, list));
                effect(format!("{first:?} {list}"));
                checkpoint!();
            } else {
                let inner = &list;
                checkpoint!();
                effect(inner);
            }
        }
        if flag {
            checkpoint!();
            list.len()
        } else {
            drop(list);
            checkpoint!();
            0
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

scenario! {
    given (Some(1)), (None);
    fn a_labelled_break_out_of_a_loop_over_what_another_path_drops(n: Option<u32>) -> usize {
        let list = vec![1u32, 2, 3];
        let found = 'found: {
            if let Some(n) = n {
                for x in list.iter() {
                    checkpoint!();
                    if *x > n {
                        break 'found ({
                            checkpoint!();
                            Some(*x)
                        });
                    }
                }
                None
            } else {
                drop(list);
                checkpoint!();
                return 0;
            }
        };
        checkpoint!();
        list.len() + found.unwrap_or(0) as usize
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
    fn a_jump_in_a_macro_that_has_nothing_to_put_back(flag: bool) -> u32 {
        macro_rules! stop {
            ($c:expr, $b:expr) => {
                if $c {
                    $b
                }
            };
        }
        let mut text = "a".to_string();
        if flag {
            drop(text);
            checkpoint!();
            text = "c".to_string();
        } else {
            checkpoint!();
        }
        effect(&text);
        let mut n = 0;
        loop {
            n += 1;
            checkpoint!();
            stop!(n > 2, break);
        }
        n
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
    given (vec![2], 1), (vec![3], 0);
    fn what_is_made_anew_inside_of_a_list(numbers: Vec<u32>, n: u32) -> u32 {
        let mut numbers = numbers;
        checkpoint!();
        if n > 0 {
            drop(numbers);
            let mut fuel = 3;
            while fuel > 0 {
                fuel -= 1;
                checkpoint!();
                numbers = vec![
                    if fuel == 2 {
                        numbers = vec![];
                        numbers.len() as u32
                    } else {
                        fuel
                    };
                    2
                ];
                effect(&numbers);
                drop(numbers);
            }
        }
        checkpoint!();
        n
    }
}

scenario! {
    given (Some(1)), (None);
    fn a_statement_whose_value_borrows_from_a_slot(n: Option<u32>) -> Option<u32> {
        let mut pair = (None, false);
        checkpoint!();
        pair.0.insert(
            ({
                checkpoint!();
                n
            })
            .ok_or("nothing")
            .unwrap_or(7),
        );
        checkpoint!();
        if pair.1 {
            pair.0
        } else {
            effect(pair);
            checkpoint!();
            n
        }
    }
}
