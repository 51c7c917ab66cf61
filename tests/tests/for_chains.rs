//! `for` over chains of adapters.

use std::collections::{BTreeMap, BTreeSet};

use asap_tests::prelude::*;

scenario! {
    given (vec![7, 8, 9]);
    fn enumerate_over_a_borrow(numbers: Vec<u32>) -> u32 {
        let mut sum = 0;
        for (i, n) in numbers.iter().enumerate() {
            sum += n * i as u32;
            checkpoint!();
            effect((i, n));
        }
        sum
    }
}

scenario! {
    given (vec!["a".to_string(), "b".to_string()]);
    fn enumerate_over_an_owned_vector(names: Vec<String>) -> Vec<String> {
        let mut all = vec![];
        for (i, name) in names.into_iter().enumerate() {
            checkpoint!();
            all.push(format!("{i}{name}"));
            effect(i);
        }
        all
    }
}

scenario! {
    given (vec![7, 8, 9]);
    fn enumerate_over_a_mutable_borrow(numbers: Vec<usize>) -> Vec<usize> {
        let mut numbers = numbers;
        for (i, n) in numbers.iter_mut().enumerate() {
            *n += i;
            checkpoint!();
            *n *= 2;
            effect(*n);
        }
        numbers
    }
}

scenario! {
    given ("añ漢🦀".to_string()), (String::new());
    fn characters(text: String) -> String {
        let mut back = String::new();
        for letter in text.chars() {
            back.insert(0, letter);
            checkpoint!();
            effect(letter);
        }
        checkpoint!();
        back
    }
}

scenario! {
    given ("añ🦀".to_string());
    fn characters_with_their_places_backwards(text: String) -> usize {
        let mut sum = 0;
        for (at, letter) in text.char_indices().rev() {
            sum += at;
            checkpoint!();
            effect((at, letter));
        }
        for byte in text.bytes() {
            sum += usize::from(byte);
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given ("one\ntwo\r\n\nfour".to_string());
    fn lines(text: String) -> Vec<usize> {
        let mut lengths = vec![];
        for line in text.lines() {
            lengths.push(line.len());
            checkpoint!();
            effect(line);
        }
        lengths
    }
}

scenario! {
    given ("# c\nk=v\n\nx = y=z".to_string());
    fn lines_with_patterns_inside(text: String) -> BTreeMap<String, String> {
        let mut map = BTreeMap::new();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                effect(("skipped", number));
                continue;
            }
            if let Some((key, value)) = line.split_once('=') {
                map.insert(key.trim().to_owned(), value.trim().to_owned());
                checkpoint!();
            }
            effect(line);
        }
        map
    }
}

scenario! {
    given ("a,b;c".to_string());
    fn parts_of_a_text(text: String) -> Vec<String> {
        let mut all = vec![];
        for part in text.split(';') {
            for word in part.split(',') {
                all.push(word.to_string());
                checkpoint!();
                effect(word);
            }
        }
        for word in text.split_whitespace() {
            effect(word);
            checkpoint!();
        }
        all
    }
}

scenario! {
    given (vec![1, 2, 4, 7]);
    fn windows(numbers: Vec<i32>) -> Vec<i32> {
        let mut steps = vec![];
        for pair in numbers.windows(2) {
            steps.push(pair[1] - pair[0]);
            checkpoint!();
            effect(pair);
        }
        steps
    }
}

scenario! {
    given (vec![1, 2, 3, 4, 5]);
    fn chunks(numbers: Vec<i32>) -> Vec<i32> {
        let mut sums = vec![];
        for chunk in numbers.chunks(2) {
            checkpoint!();
            sums.push(chunk.iter().sum());
            effect(chunk);
        }
        for chunk in numbers.chunks_exact(3) {
            sums.push(chunk[0]);
            checkpoint!();
        }
        sums
    }
}

scenario! {
    given (vec![1, 2, 3, 4, 5]);
    fn mutable_chunks(numbers: Vec<i32>) -> Vec<i32> {
        let mut numbers = numbers;
        for chunk in numbers.chunks_mut(2) {
            chunk.reverse();
            checkpoint!();
            chunk[0] += 10;
        }
        effect(&numbers);
        numbers
    }
}

scenario! {
    given (vec![1, 2, 3], vec!['a', 'b']);
    fn two_borrows_zipped(numbers: Vec<i32>, letters: Vec<char>) -> String {
        let mut text = String::new();
        for (n, letter) in numbers.iter().zip(&letters) {
            text.push(*letter);
            checkpoint!();
            text += &n.to_string();
            effect(&text);
        }
        text
    }
}

scenario! {
    given (vec![1, 2, 3]);
    fn a_borrow_zipped_with_a_range(numbers: Vec<u64>) -> u64 {
        let mut sum = 0;
        for (n, factor) in numbers.iter().zip(10..) {
            sum += n * factor;
            checkpoint!();
            effect(factor);
        }
        for (factor, n) in (0..2).zip(numbers.iter()) {
            sum += n * factor;
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given (vec![1, 2, 3], vec![3, 4]);
    fn a_mutable_borrow_zipped_with_a_shared_one(left: Vec<i32>, right: Vec<i32>) -> Vec<i32> {
        let mut left = left;
        for (l, r) in left.iter_mut().zip(right.iter()) {
            *l += r;
            checkpoint!();
            *l *= 10;
            effect(*l);
        }
        left
    }
}

scenario! {
    given (vec![1, 2, 3, 4]);
    fn reversed_skipped_and_taken(numbers: Vec<i32>) -> i32 {
        let mut sum = 0;
        for n in numbers.iter().rev().skip(1).take(2) {
            sum = sum * 10 + n;
            checkpoint!();
            effect(n);
        }
        sum
    }
}

scenario! {
    given (vec![1, 2, 3, 4, 5, 6]);
    fn in_steps_over_a_borrow(numbers: Vec<i32>) -> Vec<i32> {
        let mut seen = vec![];
        for n in numbers.iter().skip(1).step_by(2) {
            checkpoint!();
            seen.push(*n);
            effect(n);
        }
        seen
    }
}

scenario! {
    given (vec![1, 2, 3, 4]);
    fn filtered_by_a_pure_closure(numbers: Vec<i32>) -> i32 {
        let least = 2;
        let mut sum = 0;
        for n in numbers.iter().filter(|n| **n >= least) {
            sum += n;
            checkpoint!();
            effect(n);
        }
        sum
    }
}

scenario! {
    given (vec![1, 2, 3]);
    fn mapped_by_a_pure_closure(numbers: Vec<i32>) -> Vec<String> {
        let mut all = vec![];
        for text in numbers.iter().map(|n| n.to_string()) {
            effect(&text);
            checkpoint!();
            all.push(text);
        }
        all
    }
}

scenario! {
    given (vec![1, 2, 3]);
    fn copied_and_cloned(numbers: Vec<i32>) -> i32 {
        let names = ["x".to_string(), "y".to_string()];
        let mut sum = 0;
        for n in numbers.iter().copied() {
            sum += n;
            checkpoint!();
        }
        for name in names.iter().cloned() {
            checkpoint!();
            effect(name);
        }
        sum
    }
}

scenario! {
    given (vec![1, 2], vec![3]);
    fn chained_borrows(left: Vec<i32>, right: Vec<i32>) -> i32 {
        let mut sum = 0;
        for n in left.iter().chain(&right) {
            sum = sum * 10 + n;
            checkpoint!();
            effect(n);
        }
        sum
    }
}

scenario! {
    given (3);
    fn chained_ranges(n: u32) -> Vec<u32> {
        let mut all = vec![];
        for i in (0..n).chain(10..=11).rev() {
            all.push(i);
            checkpoint!();
            effect(i);
        }
        all
    }
}

scenario! {
    given ();
    fn keys_of_an_ordered_map_zipped_and_numbered() -> String {
        let map = BTreeMap::from([("k", 1), ("l", 2)].map(|(k, v)| (k.to_string(), v)));
        let set = BTreeSet::from(['p', 'q']);
        let mut text = String::new();
        for (i, (key, letter)) in map.keys().zip(set.iter()).enumerate() {
            text += &format!("{i}{key}{letter}");
            checkpoint!();
            effect(key);
        }
        for (key, value) in map.iter().rev() {
            text += &format!("{key}{value}");
            checkpoint!();
        }
        text
    }
}

scenario! {
    given (vec![3, 1, 2]);
    fn sorted_references_collected_first(numbers: Vec<u32>) -> Vec<u32> {
        let mut order: Vec<usize> = (0..numbers.len()).collect();
        order.sort_by_key(|i| numbers[*i]);
        let mut seen = vec![];
        for &i in &order {
            seen.push(numbers[i]);
            checkpoint!();
            effect(i);
        }
        seen
    }
}

scenario! {
    given (2);
    fn the_source_of_the_chain_has_effects(n: u32) -> u32 {
        let mut sum = 0;
        for (i, x) in tap("source", vec![n, n + 1, n + 2]).into_iter().enumerate().skip(1) {
            sum += x * i as u32;
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given (vec![5, 6, 7]);
    fn a_peekable_by_hand(numbers: Vec<i32>) -> Vec<(i32, bool)> {
        let mut all = vec![];
        let last = numbers.len() - 1;
        for (i, n) in numbers.into_iter().enumerate() {
            checkpoint!();
            all.push((n, i == last));
            effect(i);
        }
        all
    }
}

scenario! {
    given ("ab".to_string(), vec![1, 2]);
    fn chains_nested_in_chains(text: String, numbers: Vec<u8>) -> Vec<(usize, char, u8)> {
        let mut all = vec![];
        for (i, letter) in text.chars().enumerate() {
            for n in numbers.iter().rev() {
                all.push((i, letter, *n));
                checkpoint!();
                effect((letter, n));
            }
        }
        all
    }
}

scenario! {
    given ();
    fn drained_into_a_loop() -> (Vec<i32>, i32) {
        let mut numbers = vec![1, 2, 3, 4];
        let mut sum = 0;
        let head: Vec<_> = numbers.drain(..2).collect();
        for n in head {
            sum += n;
            checkpoint!();
            effect(n);
        }
        checkpoint!();
        (numbers, sum)
    }
}

scenario! {
    given (vec![1, 2, 3, 4]);
    fn a_chain_left_early_and_begun_again(numbers: Vec<i32>) -> Vec<i32> {
        let mut seen = vec![];
        for round in 0..2 {
            for (i, n) in numbers.iter().enumerate() {
                if i > round + 1 {
                    break;
                }
                seen.push(*n);
                checkpoint!();
            }
            effect(&seen);
        }
        seen
    }
}

scenario! {
    given ();
    fn nested_collections_flattened() -> i32 {
        let rows = vec![vec![1, 2], vec![], vec![3]];
        let mut sum = 0;
        for n in rows.iter().flatten() {
            sum = sum * 10 + n;
            checkpoint!();
            effect(n);
        }
        sum
    }
}

scenario! {
    given (vec![1, 2, 3], vec![10, 20]);
    fn zipped_with_a_cycle(left: Vec<i32>, right: Vec<i32>) -> i32 {
        let mut sum = 0;
        for (l, r) in left.iter().zip(right.iter().cycle()) {
            sum += l * r;
            checkpoint!();
            effect((l, r));
        }
        sum
    }
}

scenario! {
    given (vec![1, 2]), (vec![]);
    fn chained_and_zipped_with_what_is_written_out(numbers: Vec<u32>) -> Vec<u32> {
        const MORE: [u32; 2] = [5, 6];
        let mut all = vec![];
        for n in (0..2).chain([7, 8]).chain(MORE).rev().chain([9; 2]) {
            all.push(n);
            checkpoint!();
            effect(n);
        }
        for (n, sign) in numbers.iter().zip(['+', '-']) {
            all.push(*n);
            checkpoint!();
            effect((n, sign));
        }
        for n in numbers.into_iter().chain([3]) {
            checkpoint!();
            all.push(n);
        }
        all
    }
}

scenario! {
    given (vec![1, 2, 3, 4]);
    fn the_source_comes_before_the_arguments_of_its_adaptors(numbers: Vec<u32>) -> u32 {
        let mut sum = 0;
        for n in tap("source", numbers).into_iter().skip(tap("skip", 1)).take(tap("take", 2)) {
            sum += n;
            checkpoint!();
        }
        let mut start = 1;
        for (n, i) in { start += 1; start..6 }.zip(start..).skip({ start += 1; start as usize - 2 }) {
            sum += n * i;
            checkpoint!();
        }
        let more = vec![5, 6];
        for n in tap("again", vec![1, 2, 3]).into_iter().skip(tap("skip", 1)).take({
            checkpoint!();
            tap("take", 2)
        }) {
            sum += n;
            checkpoint!();
        }
        for (n, m) in tap("last", more).iter().rev().zip(sum..).skip({
            checkpoint!();
            tap("skip", 1)
        }) {
            sum += n + m;
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given (vec![1, 2, 3], vec![4, 5]), (vec![], vec![]);
    fn a_shared_borrow_or_a_range_zipped_with_a_mutable_one(left: Vec<u32>, right: Vec<u32>) -> Vec<u32> {
        let mut right = right;
        for (l, r) in left.iter().zip(right.iter_mut()) {
            *r += l;
            checkpoint!();
            *r *= 2;
            effect(l);
        }
        let mut first = 10;
        for (n, r) in (first..).step_by(2).zip(&mut right) {
            first += 1;
            checkpoint!();
            *r += n;
        }
        let last = &mut right;
        for (index, (l, r)) in left.iter().zip(last).enumerate().skip(1) {
            checkpoint!();
            *r += l * index as u32;
            effect(&r);
        }
        right.push(first);
        right
    }
}
