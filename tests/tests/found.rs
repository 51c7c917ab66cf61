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
