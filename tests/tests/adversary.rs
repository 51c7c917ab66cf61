//! Shapes made to mislead: what is derived, frozen or put aside changes behind its back.

use std::collections::BTreeMap;

use asap_tests::prelude::*;

scenario! {
    given ((1, 5)), ((5, 1)), ((1, 1));
    fn alternatives_that_differ_in_a_test(pair: (u32, u32)) -> u32 {
        match &pair {
            (x, 1) | (1, x) => {
                checkpoint!();
                effect(x);
                *x
            }
            _ => 0,
        }
    }
}

scenario! {
    given (vec![Some(1), Some(2), None]);
    fn an_index_in_a_head_changes_in_the_arm(items: Vec<Option<u32>>) -> usize {
        let mut i = 0;
        if let Some(x) = &items[i] {
            i += 1;
            checkpoint!();
            effect(x);
        }
        match &items[i] {
            Some(x) => {
                i -= 1;
                checkpoint!();
                effect(x);
            }
            None => {}
        }
        match items[i] {
            Some(ref x) => {
                i += 1;
                checkpoint!();
                effect(x);
            }
            None => {}
        }
        i
    }
}

scenario! {
    given (vec![Some("a".to_string()), Some("b".to_string())]);
    fn an_index_under_a_view_changes(names: Vec<Option<String>>) -> usize {
        let mut i = 0;
        if let Some(name) = names[i].as_ref() {
            i += 1;
            checkpoint!();
            effect(name);
        }
        i
    }
}

scenario! {
    given (vec!["a ".to_string(), "b".to_string()]);
    fn an_index_of_a_view_in_a_let_changes(names: Vec<String>) -> usize {
        let mut i = 0;
        let name = names[i].as_str();
        let short = names[i].trim();
        let ref whole = names[i];
        i += 1;
        checkpoint!();
        effect((name, short, whole));
        i
    }
}

scenario! {
    given ("one two three".to_string());
    fn a_rest_that_moves_on_behind_a_part(text: String) -> Vec<String> {
        let mut words = vec![];
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let at = rest.find(' ').unwrap_or(rest.len());
            let word = &rest[..at];
            rest = rest[at..].trim_start();
            checkpoint!();
            effect((word, rest));
            words.push(word.to_owned());
        }
        words
    }
}

scenario! {
    given ();
    fn a_view_of_a_text_that_is_replaced() -> String {
        let mut text = " abc ";
        let short = text.trim();
        text = " other ";
        checkpoint!();
        effect((short, text));
        short.to_owned()
    }
}

scenario! {
    given ();
    fn a_loop_over_a_text_that_is_replaced() -> String {
        let mut text = "abc";
        let mut all = String::new();
        let whole = text;
        for letter in whole.chars() {
            all.push(letter);
            text = "xyzw";
            checkpoint!();
            effect((letter, text));
        }
        all
    }
}

scenario! {
    given (3);
    fn a_moving_closure_has_the_old_value(n: u32) -> u32 {
        let mut offset = n;
        let add = move |x: u32| x + offset;
        offset += 10;
        checkpoint!();
        effect(add(1));
        offset
    }
}

scenario! {
    given (vec![1, 5, 2, 6, 3]);
    fn a_moving_filter_has_the_old_limit(numbers: Vec<u32>) -> u32 {
        let mut limit = 2;
        let mut sum = 0;
        for x in numbers.iter().filter(move |x| **x > limit) {
            limit += 2;
            sum += x;
            checkpoint!();
            effect((x, limit));
        }
        for text in numbers.iter().map(move |x| format!("{x} {limit}")) {
            limit += 1;
            checkpoint!();
            effect((text, limit));
        }
        sum
    }
}

scenario! {
    given (vec![1, 2, 3], vec![10, 20, 30, 40]);
    fn the_second_of_two_changes_its_start(left: Vec<u32>, right: Vec<u32>) -> u32 {
        let mut start = 1;
        let mut sum = 0;
        for (l, r) in left.iter().zip(&right[start..]) {
            start = 0;
            sum += l * r;
            checkpoint!();
            effect((l, r));
        }
        sum + start as u32
    }
}

scenario! {
    given (vec![1, 2, 3]);
    fn the_second_of_two_is_a_range_that_changes(left: Vec<u32>) -> u32 {
        let mut start = 5;
        let mut sum = 0;
        for (l, r) in left.iter().zip(start..start + 2) {
            start = 0;
            sum += l * r;
            checkpoint!();
            effect((l, r));
        }
        sum + start
    }
}

scenario! {
    given (vec![vec![], vec![]]);
    fn an_index_of_a_receiver_changes_in_an_argument(lists: Vec<Vec<u32>>) -> Vec<Vec<u32>> {
        let mut lists = lists;
        let mut i = 0;
        lists[i].push({
            i += 1;
            checkpoint!();
            9
        });
        lists[tap("index", i)].push({
            effect("argument");
            checkpoint!();
            7
        });
        lists
    }
}

scenario! {
    given (2);
    fn a_receiver_that_was_copied_changes_in_an_argument(n: u32) -> u32 {
        let mut x = n;
        let power = x.pow({
            x = 5;
            checkpoint!();
            2
        });
        power + x
    }
}

scenario! {
    given ();
    fn a_key_that_changes_behind_its_value() -> u32 {
        let map = BTreeMap::from([("a".to_string(), 1), ("b".to_string(), 2)]);
        let mut key = "a".to_string();
        let value = &map[&key];
        key = "b".to_string();
        checkpoint!();
        effect((value, &key));
        *value
    }
}

scenario! {
    given (vec![Some(1), Some(2)], true), (vec![Some(1)], false), (vec![], false);
    fn an_index_in_a_chain_changes(items: Vec<Option<u32>>, wanted: bool) -> usize {
        let mut i = items.len();
        if wanted && i > 0 && let Some(x) = &items[i - 1] && *x > 0 {
            i = 0;
            checkpoint!();
            effect(x);
        }
        checkpoint!();
        while i < items.len() && let Some(x) = &items[i] {
            i += 1;
            checkpoint!();
            effect(x);
        }
        i
    }
}

scenario! {
    given (Some(3), true), (None, true), (Some(3), false);
    fn what_a_chain_binds_is_not_needed_in_front_of_it(found: Option<u32>, wanted: bool) -> u32 {
        checkpoint!();
        if wanted && let Some(n) = found && n > 1 {
            effect(n);
        }
        checkpoint!();
        if wanted && let Some(n) = found && n > 1 {
            checkpoint!();
            effect(n);
        }
        let mut left = found;
        while wanted && let Some(n) = left && n > 0 {
            left = Some(n - 1);
        }
        left.unwrap_or(9)
    }
}

scenario! {
    given (("a".to_string(), "long".to_string()));
    fn text_in_alternatives_that_differ_in_a_guard(pair: (String, String)) -> String {
        let (left, right) = (pair.0.as_str(), pair.1.as_str());
        match (left, right) {
            (x, _) | (_, x) if x.len() > 3 => {
                checkpoint!();
                effect(x);
                x.to_owned()
            }
            _ => String::new(),
        }
    }
}

scenario! {
    given (Ok(1)), (Err(2));
    fn alternatives_with_a_constructor_each_are_changed(value: Result<u32, u32>) -> Result<u32, u32> {
        let mut value = value;
        match &mut value {
            Ok(n) | Err(n) => {
                *n += 1;
                checkpoint!();
                *n *= 10;
            }
        }
        Ok(value.unwrap_or_else(|n| n + 7))
    }
}

scenario! {
    given ("x".to_string(), vec![1, 2]);
    fn what_is_compared_is_not_moved(name: String, numbers: Vec<u32>) -> bool {
        let mut i = 0;
        let same = name
            == {
                checkpoint!();
                "x".to_string()
            };
        let less = numbers[i]
            < {
                i += 1;
                checkpoint!();
                numbers[i]
            };
        let old = i
            == {
                i += 1;
                checkpoint!();
                1
            };
        effect((&name, i));
        same && less && old
    }
}
