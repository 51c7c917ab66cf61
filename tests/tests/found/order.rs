//! Values, conditions and jumps in the order that Rust gives them.

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

scenario! {
    given (true), (false);
    fn a_rebuilt_pattern_of_which_one_path_needs_all_and_the_other_a_part(flag: bool) -> usize {
        #[rebuild]
        let (list, name) = (vec![1u32], "ab".to_owned());
        if flag {
            checkpoint!("both");
            effect(list);
        } else {
            checkpoint!("the name");
        }
        effect(&name);
        name.len()
    }
}

scenario! {
    given (0), (1), (2);
    fn a_rebuilt_pattern_of_which_each_path_needs_another_part(n: u32) -> usize {
        #[rebuild]
        let (list, name) = (vec![1u32], "ab".to_owned());
        match n {
            0 => {
                checkpoint!("both");
                effect((list, name));
            }
            1 => {
                checkpoint!("the name");
                effect(name);
            }
            _ => {
                checkpoint!("neither");
            }
        }
        2
    }
}
