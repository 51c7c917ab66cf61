//! Traps that other transforms of this kind fell into, from their issue trackers.

use std::collections::BTreeMap;
use std::sync::Mutex;

use asap_tests::prelude::*;

macro_rules! stop_at {
    ($i:expr, $limit:expr) => {
        if $i >= $limit {
            break;
        }
    };
}

fn child(total: &mut u32, by: u32) -> Result<u32, String> {
    *total += by;
    effect(("child", *total));
    if by > 50 { Err(format!("{by} is too much")) } else { Ok(by) }
}

scenario! {
    given (3);
    fn the_tested_variable_changes_before_the_checkpoint_in_an_if(n: i32) -> i32 {
        let mut x = n;
        if x == 3 {
            x = 4;
            checkpoint!();
            effect("three");
        } else if x == 4 {
            effect("never");
            x = 3;
        }
        x
    }
}

scenario! {
    given (3);
    fn the_tested_variable_changes_before_the_checkpoint_in_a_while(n: i32) -> i32 {
        let mut x = n;
        let mut rounds = 0;
        while x == 3 {
            x = 0;
            checkpoint!();
            rounds += 1;
            effect(rounds);
            if rounds < 3 {
                x = 3;
            }
            checkpoint!();
        }
        rounds
    }
}

scenario! {
    given (Some(3));
    fn the_tested_variable_changes_before_the_checkpoint_in_a_match(n: Option<i32>) -> i32 {
        let mut x = n;
        match x {
            Some(y) if y > 0 => {
                x = None;
                checkpoint!();
                effect(y);
                x = Some(-y);
                checkpoint!();
            }
            Some(_) => effect("negative"),
            None => effect("none"),
        }
        x.unwrap_or(0)
    }
}

scenario! {
    given (3);
    fn the_tested_variable_changes_before_the_checkpoint_in_an_if_let(n: u32) -> Vec<u32> {
        let mut stack = vec![n];
        if let Some(top) = stack.last().copied() {
            stack.clear();
            checkpoint!();
            stack.push(top + 1);
            effect(&stack);
        }
        stack
    }
}

scenario! {
    given (3);
    fn a_condition_without_a_call_is_saved_too(n: u32) -> u32 {
        let mut low = 0;
        let mut high = n;
        while low < high {
            if low + 1 < high {
                low += 1;
                checkpoint!();
                high -= 1;
            } else {
                high = low;
                checkpoint!();
                low += 10;
            }
            effect((low, high));
        }
        low
    }
}

scenario! {
    given (1);
    fn the_right_side_of_a_compound_assignment_is_read_first(n: u32) -> Result<u32, String> {
        let mut total = n;
        total += {
            let by = child(&mut total, 10)?;
            checkpoint!();
            by
        };
        effect(total);
        checkpoint!();
        Ok(total)
    }
}

scenario! {
    given (2), (60);
    fn a_compound_assignment_with_a_question_mark(n: u32) -> Result<u32, String> {
        let (mut sum, mut total) = (1, 0);
        checkpoint!();
        sum += child(&mut total, n)?;
        checkpoint!();
        sum *= child(&mut total, 3)?;
        effect((sum, total));
        Ok(sum)
    }
}

scenario! {
    given (1), (2), (3), (4);
    fn labelled_jumps_through_nested_matches(n: u32) -> Vec<u32> {
        let mut path = vec![];
        'outer: for i in 0..4 {
            'inner: loop {
                path.push(i);
                match i {
                    0 => match n {
                        1 => {
                            checkpoint!();
                            break 'outer;
                        }
                        2 => {
                            checkpoint!();
                            continue 'outer;
                        }
                        _ => match path.len() {
                            1 => {
                                checkpoint!();
                                continue 'inner;
                            }
                            _ => break 'inner,
                        },
                    },
                    1 => match Some(n) {
                        Some(3) => {
                            path.push(100);
                            checkpoint!();
                            break;
                        }
                        Some(_) => {
                            checkpoint!();
                            break 'inner;
                        }
                        None => unreachable!(),
                    },
                    _ => continue 'outer,
                }
            }
            effect(("after inner", i));
            checkpoint!();
        }
        path
    }
}

scenario! {
    given (1);
    fn variables_do_not_leak_from_inner_blocks(n: i32) -> i32 {
        let x = n;
        for i in 0..2 {
            let x = i * 100;
            if x > 0 {
                let x = -1;
                checkpoint!();
                effect(x);
            }
            checkpoint!();
            effect(x);
        }
        {
            let x = 5;
            effect(x);
        }
        checkpoint!();
        x
    }
}

scenario! {
    given (4);
    fn a_name_is_bound_to_a_call_of_itself(n: u32) -> u32 {
        fn f() -> u32 {
            effect("f");
            7
        }
        let g = n;
        let f = f();
        checkpoint!();
        let g = g + f;
        checkpoint!();
        f * g
    }
}

scenario! {
    given (3);
    fn a_break_inside_a_macro(n: u32) -> u32 {
        let mut i = 0;
        loop {
            i += 1;
            checkpoint!();
            stop_at!(i, n);
            effect(i);
        }
        for j in 0.. {
            checkpoint!();
            stop_at!(j, 2);
            i += j;
        }
        i
    }
}

scenario! {
    given (4);
    fn a_borrowed_temporary_keeps_its_lifetime(n: u32) -> usize {
        fn temporary(n: u32) -> Vec<u32> {
            effect("made");
            vec![n; 3]
        }
        let length = {
            let c = &temporary(n);
            c.len()
        };
        checkpoint!();
        effect(length);
        length
    }
}

scenario! {
    given (4);
    fn a_borrowed_temporary_after_the_last_checkpoint(n: u32) -> usize {
        effect("start");
        checkpoint!();
        let c = &vec![n; 3];
        let (d, e) = (&String::from("d"), &mut [1, 2]);
        e[0] = 5;
        effect((d, &e));
        c.len() + e.len()
    }
}

scenario! {
    given (4);
    fn user_expressions_are_emitted_once(n: u32) -> Vec<u32> {
        let mut list: Vec<u32> = Vec::new();
        let steps = [|x: u32| x + 1, |x: u32| x * 2].map(|step| step(n));
        checkpoint!();
        for step in steps {
            list.push(step);
            checkpoint!();
        }
        let sorted = {
            let mut sorted = list.clone();
            sorted.sort_by(|a, b| b.cmp(a));
            checkpoint!();
            sorted
        };
        effect(&sorted);
        sorted
    }
}

scenario! {
    given (5);
    fn an_accumulator_is_changed_in_a_child(n: u32) -> Result<u32, String> {
        let mut total = 0;
        for by in 0..n {
            let got = child(&mut total, by * by)?;
            checkpoint!();
            effect(got);
        }
        Ok(total)
    }
}

scenario! {
    given (3), (60);
    fn an_accumulator_is_changed_in_a_child_that_fails(n: u32) -> Result<u32, String> {
        let mut total = 0;
        for by in [1, n, 2] {
            checkpoint!();
            if child(&mut total, by).is_err() {
                checkpoint!();
                total += 1000;
            }
        }
        child(&mut total, n)?;
        checkpoint!();
        Ok(total)
    }
}

scenario! {
    given (3);
    fn a_guard_is_dropped_before_the_checkpoint(n: u32) -> u32 {
        let lock = Mutex::new(n);
        {
            let mut guard = lock.lock().unwrap();
            *guard += 1;
            effect(*guard);
        }
        checkpoint!();
        let mut guard = lock.lock().unwrap();
        *guard += 1;
        drop(guard);
        checkpoint!();
        let value = *lock.lock().unwrap();
        value
    }
}

scenario! {
    given (3);
    fn a_value_copied_out_of_a_guard_in_a_scrutinee(n: u32) -> u32 {
        let lock = Mutex::new(Some(n));
        let inside = *lock.lock().unwrap();
        match inside {
            Some(x) => {
                *lock.lock().unwrap() = None;
                checkpoint!();
                effect(x);
                x
            }
            None => 0,
        }
    }
}

scenario! {
    given (3);
    fn a_closure_over_a_restored_local(n: u32) -> u32 {
        let mut count = n;
        checkpoint!();
        let mut step = || {
            count += 1;
            count
        };
        let first = step();
        let second = step();
        checkpoint!();
        effect((first, second));
        count
    }
}

scenario! {
    given ((String::from("a"), vec![1]));
    fn a_pair_is_taken_apart_before_a_part_is_moved(pair: (String, Vec<u8>)) -> usize {
        let (name, bytes) = pair;
        checkpoint!();
        effect(name.len());
        drop(name);
        checkpoint!();
        bytes.len()
    }
}

scenario! {
    given (1), (2);
    fn a_type_error_free_unit_branch(n: u32) -> u32 {
        let mut x = n;
        if x == 1 {
            checkpoint!();
            x += 1
        } else {
            x -= 1;
            checkpoint!()
        }
        effect(x);
        x
    }
}

scenario! {
    given (3);
    fn user_types_named_like_the_preludes(n: u32) -> u32 {
        #[derive(Debug, Clone, Serialize, Deserialize)]
        struct Option(u32);
        #[derive(Debug, Clone, Serialize, Deserialize)]
        struct Result {
            ok: u32,
        }
        #[allow(non_camel_case_types)]
        trait Iterator {
            fn next(&self) -> u32;
        }
        impl Iterator for Option {
            fn next(&self) -> u32 {
                self.0 + 1
            }
        }
        let (option, result) = (Option(n), Result { ok: 2 });
        checkpoint!();
        effect((&option, &result));
        let next = option.next();
        checkpoint!();
        next + result.ok
    }
}

scenario! {
    given (3);
    fn user_constructors_named_like_the_preludes(n: u32) -> String {
        #[allow(non_snake_case)]
        fn Some(n: u32) -> String {
            format!("mine {n}")
        }
        const fn Ok() -> u32 {
            4
        }
        let text = Some(n);
        checkpoint!();
        for i in 0..2 {
            effect(i + Ok());
            checkpoint!();
        }
        text
    }
}

scenario! {
    given (3);
    fn deletion_while_the_keys_are_iterated(n: u32) -> BTreeMap<u32, u32> {
        let mut map: BTreeMap<u32, u32> = (0..n).map(|i| (i, i * i)).collect();
        for key in map.keys().copied().collect::<Vec<_>>() {
            if key % 2 == 0 {
                map.remove(&key);
                checkpoint!();
            }
            effect(&map);
        }
        map
    }
}

scenario! {
    given (20);
    fn a_long_chain_of_else_ifs(n: u32) -> u32 {
        let mut x = n;
        let mut rounds = 0;
        while x != 1 {
            if x % 7 == 0 { x /= 7; checkpoint!(); }
            else if x % 6 == 0 { x /= 6; checkpoint!(); }
            else if x % 5 == 0 { x /= 5; checkpoint!(); }
            else if x % 4 == 0 { x /= 4; checkpoint!(); }
            else if x % 3 == 0 { x /= 3; checkpoint!(); }
            else if x % 2 == 0 { x /= 2; checkpoint!(); }
            else { x += 1; checkpoint!(); }
            rounds += 1;
            effect((rounds, x));
        }
        rounds
    }
}

scenario! {
    given (1);
    fn forty_checkpoints_in_a_row(n: u64) -> u64 {
        let mut x = n;
        x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!();
        x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!();
        x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!();
        x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!();
        x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!(); x = x * 3 + 1; checkpoint!();
        effect(x);
        checkpoint!(); checkpoint!(); checkpoint!(); checkpoint!(); checkpoint!(); checkpoint!(); checkpoint!(); checkpoint!();
        checkpoint!(); checkpoint!(); checkpoint!(); checkpoint!(); checkpoint!(); checkpoint!(); checkpoint!(); checkpoint!();
        checkpoint!(); checkpoint!(); checkpoint!(); checkpoint!();
        x
    }
}

scenario! {
    given (2);
    fn blocks_nested_twelve_deep(n: u32) -> u32 {
        let mut x = n;
        { if x > 0 { { loop { match x { _ => { { if true { while x > 0 { for i in 0..2 { { if i == 1 {
            x += 1;
            checkpoint!();
            effect(x);
        } } } x = 0; } } checkpoint!(); } } } break; } } } }
        checkpoint!();
        x
    }
}

scenario! {
    given (5);
    fn an_effect_between_the_last_checkpoint_of_a_round_and_the_first_of_the_next(n: u32) -> u32 {
        let mut x = 0;
        for i in tap("range", 0..n) {
            if tap("skip", i == 2) {
                continue;
            }
            checkpoint!();
            x += tap("add", i);
            if tap("stop", i == 3) {
                break;
            }
        }
        x
    }
}

scenario! {
    given a_compound_assignment_with_a_call: (3);
    #[resumable]
    fn a_compound_assignment_with_a_call(n: u32) -> Result<(u32, Vec<u32>, String), String> {
        let mut sum = n;
        sum += call!(child(1))?;
        sum -= { sum = 100; call!(child(2))? };
        let mut list = vec![1, 2];
        list[0] += call!(child(list[1]))?;
        let mut text = String::from("a");
        text += &call!(child(sum))?.to_string();
        Ok((sum, list, text))
    }

    #[resumable]
    fn child(n: u32) -> Result<u32, String> {
        checkpoint!();
        effect(n);
        Ok(n * 10)
    }
}

scenario! {
    given labelled_jumps_through_matches_on_calls: (5);
    #[resumable]
    fn labelled_jumps_through_matches_on_calls(n: u32) -> Vec<u32> {
        let mut seen = vec![];
        'outer: for i in 0..n {
            'inner: loop {
                match call!(child(i)) {
                    0 => continue 'outer,
                    1 => match call!(child(i + 1)) {
                        2 => break 'inner,
                        _ => break 'outer,
                    },
                    3 => break 'outer,
                    other => seen.push(other),
                }
                seen.push(call!(child(100)));
                continue 'outer;
            }
            seen.push(i);
        }
        seen
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        checkpoint!();
        effect(n);
        n
    }
}

scenario! {
    given a_name_is_bound_to_a_call_of_its_function: (3);
    #[resumable]
    fn a_name_is_bound_to_a_call_of_its_function(n: u32) -> u32 {
        let child = call!(child(n));
        checkpoint!();
        child
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        checkpoint!();
        n + 1
    }
}

scenario! {
    given the_tested_variable_changes_in_a_child: (3);
    #[resumable]
    fn the_tested_variable_changes_in_a_child(n: u32) -> u32 {
        let mut state = n;
        while state > 0 {
            if state == 2 {
                state = call!(child(state));
                effect("two");
            } else {
                state = call!(child(state));
                effect("other");
            }
        }
        match state {
            0 => {
                state = call!(child(10));
                effect("zero");
                state
            }
            _ => 0,
        }
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        checkpoint!();
        n - 1
    }
}
