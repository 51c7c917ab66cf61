//! `for` over what it owns: the rest of the iterator is part of the snapshot.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::{BuildHasherDefault, DefaultHasher};

use asap_tests::prelude::*;

/// Hashes alike in every map, so that the plain and the resumable run see one order.
type Fixed = BuildHasherDefault<DefaultHasher>;

scenario! {
    given (0), (1), (4);
    fn a_range(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0..n {
            effect(i);
            sum += i;
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given (3);
    fn a_range_with_a_checkpoint_at_the_top(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0..n {
            checkpoint!();
            effect(i);
            sum += i;
        }
        effect("end");
        sum
    }
}

scenario! {
    given (3);
    fn a_range_to_the_end_of_its_type(n: u8) -> u32 {
        let mut sum = 0;
        for i in 256 - u32::from(n)..=255 {
            sum += i;
            checkpoint!();
        }
        for byte in 254..=u8::MAX {
            effect(byte);
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given (2);
    fn an_open_range(n: u64) -> u64 {
        let mut sum = 0;
        for i in n.. {
            sum += i;
            checkpoint!();
            if sum > 10 {
                break;
            }
            effect(sum);
        }
        sum
    }
}

scenario! {
    given (4);
    fn a_reversed_range(n: u32) -> Vec<u32> {
        let mut seen = vec![];
        for i in (0..n).rev() {
            seen.push(i);
            checkpoint!();
            effect(i);
        }
        seen
    }
}

scenario! {
    given (10);
    fn a_range_in_steps(n: i32) -> Vec<i32> {
        let mut seen = vec![];
        for i in (0..n).step_by(3) {
            checkpoint!();
            seen.push(i);
        }
        for i in (-n..=n).rev().step_by(7) {
            seen.push(i);
            effect(i);
            checkpoint!();
        }
        seen
    }
}

scenario! {
    given ();
    fn a_range_of_characters() -> String {
        let mut text = String::new();
        for letter in 'a'..='d' {
            text.push(letter);
            checkpoint!();
        }
        for letter in ('x'..='z').rev() {
            checkpoint!();
            text.push(letter);
            effect(letter);
        }
        text
    }
}

scenario! {
    given (3);
    fn a_range_whose_bounds_have_effects(n: u32) -> u32 {
        let mut sum = 0;
        for i in tap("from", 1)..tap("to", n + 1) {
            sum += i;
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given (3);
    fn a_range_whose_bound_changes_in_the_body(n: u32) -> u32 {
        let mut n = n;
        let mut rounds = 0;
        for i in 0..n {
            n = 0;
            rounds += 1;
            checkpoint!();
            effect((i, n));
        }
        rounds
    }
}

scenario! {
    given (3);
    fn a_range_that_is_a_local(n: u32) -> u32 {
        let range = 0..n;
        let mut sum = 0;
        checkpoint!();
        for i in range.clone() {
            sum += i;
            checkpoint!();
        }
        for i in range {
            sum += i * 10;
            effect(i);
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given (vec![5, 6, 7]), (vec![]);
    fn a_vector_by_value(numbers: Vec<u64>) -> u64 {
        let mut sum = 0;
        for n in numbers {
            checkpoint!();
            effect(n);
            sum += n;
        }
        checkpoint!();
        sum
    }
}

scenario! {
    given (vec!["a".to_string(), "b".to_string()]);
    fn a_vector_of_strings_that_are_moved(names: Vec<String>) -> Vec<String> {
        let mut moved = Vec::new();
        for name in names {
            effect(&name);
            checkpoint!();
            moved.push(name);
            checkpoint!();
        }
        moved
    }
}

scenario! {
    given (3);
    fn a_vector_made_in_the_head(n: u32) -> u32 {
        let mut sum = 0;
        for i in tap("made", vec![n, n + 1]) {
            sum += i;
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given ();
    fn an_array_by_value() -> String {
        let mut text = String::new();
        for word in ["a", "b", "c"].map(String::from) {
            text += &word;
            checkpoint!();
            effect(&word);
        }
        text
    }
}

scenario! {
    given ();
    fn an_array_of_tuples() -> i32 {
        let mut sum = 0;
        for (a, (b, [c, _])) in [(1, (2, [3, 4])), (5, (6, [7, 8]))] {
            sum += a;
            checkpoint!();
            sum += b * c;
            effect((a, b, c));
        }
        sum
    }
}

scenario! {
    given (Some(3)), (None);
    fn an_option_by_value(n: Option<u32>) -> u32 {
        let mut sum = 0;
        for x in n {
            sum += x;
            checkpoint!();
            effect(sum);
        }
        checkpoint!();
        sum
    }
}

scenario! {
    given ();
    fn a_deque_by_value() -> Vec<i32> {
        let mut queue = VecDeque::from([1, 2]);
        queue.push_front(0);
        let mut seen = vec![];
        for x in queue {
            checkpoint!();
            seen.push(x);
            effect(x);
        }
        seen
    }
}

scenario! {
    given ();
    fn an_ordered_map_by_value() -> String {
        let map = BTreeMap::from([(2, "b".to_string()), (1, "a".to_string())]);
        let mut text = String::new();
        for (key, value) in map {
            text += &format!("{key}{value}");
            checkpoint!();
            effect(key);
        }
        text
    }
}

scenario! {
    given ();
    fn an_ordered_set_by_value() -> Vec<char> {
        let mut seen = vec![];
        for letter in BTreeSet::from(['c', 'a', 'b']) {
            checkpoint!();
            seen.push(letter);
            effect(letter);
        }
        seen
    }
}

scenario! {
    unordered given ();
    fn a_hash_map_by_value() -> BTreeMap<String, u32> {
        let map = HashMap::from([("one".to_string(), 1)]);
        let mut total = BTreeMap::new();
        for (key, value) in map {
            effect(&key);
            checkpoint!();
            total.insert(key, value);
            checkpoint!();
        }
        total
    }
}

scenario! {
    given ();
    fn a_hash_set_by_value_keeps_its_order() -> Vec<u32> {
        let mut set = HashSet::<u32, Fixed>::default();
        set.extend([7, 1, 900, 42]);
        let mut seen = vec![];
        for n in set {
            seen.push(n);
            checkpoint!();
            effect(n);
        }
        seen
    }
}

scenario! {
    given ();
    fn entries_of_a_hash_map_keep_their_order() -> Vec<((u8, u8), String)> {
        let mut map = HashMap::<_, _, Fixed>::default();
        for (a, b) in [(1, 2), (3, 4), (5, 6)] {
            map.insert((a, b), format!("{a}{b}"));
        }
        let mut seen = vec![];
        for entry in map {
            checkpoint!();
            effect(&entry);
            seen.push(entry);
        }
        seen
    }
}

scenario! {
    given (4);
    fn break_and_continue(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0.. {
            if i == 1 {
                effect("skip");
                continue;
            }
            if i > n {
                checkpoint!();
                break;
            }
            sum += i;
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given (4);
    fn break_and_continue_with_labels(n: u32) -> Vec<(u32, u32)> {
        let mut pairs = vec![];
        'rows: for i in 0..n {
            for j in (0..n).rev() {
                if j < i {
                    checkpoint!();
                    continue 'rows;
                }
                if i + j == 4 {
                    effect("four");
                    checkpoint!();
                    break 'rows;
                }
                pairs.push((i, j));
                checkpoint!();
            }
        }
        pairs
    }
}

scenario! {
    given (3);
    fn nested_three_deep(n: u8) -> Vec<(u8, char, String)> {
        let mut all = vec![];
        for i in 0..n {
            for letter in 'a'..='b' {
                for word in vec!["x".to_string(), "y".to_string()] {
                    if i == 1 && word == "y" {
                        continue;
                    }
                    all.push((i, letter, word));
                    checkpoint!("inner");
                }
                effect((i, letter));
            }
            checkpoint!("outer");
        }
        all
    }
}

scenario! {
    given (3);
    fn the_inner_range_depends_on_the_outer_variable(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0..n {
            for j in i..n {
                for k in (i..=j).rev() {
                    sum += i * j + k;
                    checkpoint!();
                }
                effect(sum);
            }
        }
        sum
    }
}

scenario! {
    given (3);
    fn one_variable_name_in_nested_loops(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0..n {
            for i in 0..=i {
                sum += i;
                checkpoint!();
                effect(i);
            }
            sum += i * 100;
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given (3);
    fn a_checkpoint_in_a_branch(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0..n {
            if i == 1 {
                sum += 100;
                checkpoint!();
            } else {
                sum += i;
            }
            effect(sum);
        }
        sum
    }
}

scenario! {
    given (3);
    fn the_variable_is_mutable(n: u32) -> u32 {
        let mut sum = 0;
        for mut i in 0..n {
            i *= 10;
            checkpoint!();
            i += 1;
            sum += i;
            effect(i);
        }
        sum
    }
}

scenario! {
    given (3);
    fn the_variable_is_not_named(n: u32) -> u32 {
        let mut count = 0;
        for _ in 0..n {
            count += 1;
            checkpoint!();
            effect(count);
        }
        count
    }
}

scenario! {
    given (2);
    fn a_for_in_a_while_in_a_for(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0..n {
            let mut j = 0;
            while j < 2 {
                for k in [1, 10] {
                    sum += i + j * k;
                    checkpoint!();
                }
                j += 1;
                effect((i, j));
            }
        }
        sum
    }
}

scenario! {
    given (3);
    fn return_from_inside(n: u32) -> Option<u32> {
        for i in 0..n {
            for j in 0..n {
                checkpoint!();
                if i * j == 2 {
                    effect((i, j));
                    return Some(i);
                }
            }
        }
        None
    }
}

scenario! {
    given (vec![1, 2, 3]);
    fn the_rest_is_dropped_by_a_break(numbers: Vec<u8>) -> u8 {
        let mut last = 0;
        for n in numbers {
            last = n;
            checkpoint!();
            if n == 2 {
                break;
            }
        }
        checkpoint!();
        last
    }
}

scenario! {
    given (vec![vec![1, 2], vec![], vec![3]]);
    fn vectors_in_a_vector(rows: Vec<Vec<i32>>) -> i32 {
        let mut sum = 0;
        for row in rows {
            effect(row.len());
            for n in row {
                sum = sum * 10 + n;
                checkpoint!();
            }
        }
        sum
    }
}

scenario! {
    given ("a-b".to_string());
    fn text_taken_apart_into_owned_parts(text: String) -> Vec<String> {
        let mut all = vec![];
        for part in text.split('-').map(str::to_owned).collect::<Vec<_>>() {
            all.push(part);
            checkpoint!();
        }
        for letter in text.into_bytes() {
            effect(letter);
            checkpoint!();
        }
        all
    }
}

scenario! {
    given (3);
    fn a_range_of_128_bits_and_one_of_sizes(n: usize) -> u128 {
        let mut sum = 0;
        for i in u128::MAX - 2..u128::MAX {
            sum = i;
            checkpoint!();
        }
        for i in 0..n {
            effect(i);
            checkpoint!();
        }
        sum
    }
}
