//! Names that are taken again.

use asap_tests::prelude::*;

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
    given (vec!["".to_owned()]), (vec!["a".to_owned()]), (Vec::<String>::new());
    fn a_name_that_is_taken_again_where_the_first_is_only_kept(words: Vec<String>) -> usize {
        match words.first() {
            Some(first) => {
                if first.is_empty() {
                    let words = first.len() + 3;
                    checkpoint!();
                    effect(words);
                    1
                } else {
                    effect(first);
                    2
                }
            }
            None => {
                checkpoint!();
                words.len()
            }
        }
    }
}

scenario! {
    given (Some(2)), (None);
    fn a_name_that_is_taken_again_in_front_of_a_use_of_the_borrow(n: Option<u32>) -> usize {
        let mut item = vec![1];
        let left = &mut item;
        let Some(item) = n else {
            checkpoint!();
            return item.len();
        };
        left.push(item);
        effect(item);
        left.len()
    }
}

scenario! {
    given (Some(vec![5])), (Some(vec![])), (None);
    fn a_name_that_is_taken_again_in_a_condition_by_what_the_arm_does_not_use(list: Option<Vec<u32>>) -> u32 {
        if let Some(item) = list.clone()
            && let [item] = item.as_slice()
            && *item > 2
        {
            checkpoint!();
            effect("one");
        } else {
            checkpoint!();
        }
        2
    }
}

scenario! {
    given (Some(vec![5])), (Some(vec![])), (None);
    fn a_name_that_is_taken_again_in_a_condition_by_what_the_arm_uses(list: Option<Vec<u32>>) -> u32 {
        if let Some(item) = list
            && let Some(item) = item.first()
        {
            effect(item);
            checkpoint!();
        } else {
            checkpoint!();
        }
        2
    }
}

// Seed 400219: E0308, for a local that nobody reads is live nowhere, and was overlooked in a block inside.
scenario! {
    given (5), (1);
    fn an_assignment_in_front_of_a_local_of_the_same_name(n: u32) -> u32 {
        let mut state = n;
        let mut round = 0;
        loop {
            if round == 2 {
                break {
                    state = if n > 3 {
                        checkpoint!("taken");
                        7
                    } else {
                        8
                    };
                };
            }
            round += 1;
            let state = Some(round);
            checkpoint!("round");
            effect(state);
        }
        checkpoint!("end");
        round
    }
}
