//! `for` over what it borrows: the position is saved, the borrow is made anew.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use asap_tests::prelude::*;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Row {
    name: String,
    cells: Vec<i32>,
}

fn rows() -> Vec<Row> {
    vec![
        Row { name: "a".into(), cells: vec![1, 2] },
        Row { name: "b".into(), cells: vec![] },
        Row { name: "c".into(), cells: vec![3] },
    ]
}

scenario! {
    given (vec![1, 2, 3]), (vec![]);
    fn a_vector_by_reference(numbers: Vec<i32>) -> i32 {
        let mut sum = 0;
        for n in &numbers {
            effect(n);
            checkpoint!();
            sum += n;
        }
        checkpoint!();
        sum + numbers.len() as i32
    }
}

scenario! {
    given (vec![1, 2, 3]);
    fn the_checkpoint_is_the_last_statement(numbers: Vec<i32>) -> i32 {
        let mut sum = 0;
        for n in &numbers {
            sum += n;
            effect(sum);
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given (vec![1, 2, 3]);
    fn the_checkpoint_is_the_first_statement(numbers: Vec<i32>) -> i32 {
        let mut sum = 0;
        for n in numbers.iter() {
            checkpoint!();
            sum += *n;
            effect(n);
        }
        sum
    }
}

scenario! {
    given (vec![3, 1, 2]);
    fn a_vector_by_mutable_reference(numbers: Vec<i32>) -> Vec<i32> {
        let mut numbers = numbers;
        for n in &mut numbers {
            *n += 1;
            checkpoint!();
            *n *= 10;
            effect(*n);
        }
        numbers
    }
}

scenario! {
    given (vec![3, 1, 2]);
    fn iter_mut(numbers: Vec<i32>) -> Vec<i32> {
        let mut numbers = numbers;
        let mut carry = 0;
        for n in numbers.iter_mut() {
            *n += carry;
            carry = *n;
            effect(carry);
            checkpoint!();
        }
        checkpoint!();
        numbers
    }
}

scenario! {
    given ();
    fn rows_of_rows_by_reference() -> i32 {
        let rows = rows();
        let mut sum = 0;
        for row in &rows {
            effect(&row.name);
            for cell in &row.cells {
                sum += cell;
                checkpoint!("cell");
                effect((&row.name, cell));
            }
            checkpoint!("row");
        }
        sum
    }
}

scenario! {
    given ();
    fn rows_of_rows_by_mutable_reference() -> Vec<Row> {
        let mut rows = rows();
        for row in &mut rows {
            for cell in row.cells.iter_mut() {
                *cell += 1;
                checkpoint!();
                *cell *= 2;
            }
            row.name.push('!');
            checkpoint!();
            effect(&row.name);
        }
        rows
    }
}

scenario! {
    given ();
    fn a_field_by_reference() -> i32 {
        let row = Row { name: "r".into(), cells: vec![1, 2, 3] };
        let mut sum = 0;
        for cell in &row.cells {
            sum += cell;
            checkpoint!();
        }
        effect(&row.name);
        sum
    }
}

scenario! {
    given ();
    fn a_pattern_in_a_loop_by_reference() -> String {
        let rows = rows();
        let mut text = String::new();
        for Row { name, cells } in &rows {
            text += name;
            checkpoint!();
            text += &cells.len().to_string();
            effect(name);
        }
        text
    }
}

scenario! {
    given ();
    fn a_reference_pattern_copies() -> i64 {
        let pairs = [(1i64, 'a'), (2, 'b')];
        let mut sum = 0;
        for &(n, letter) in &pairs {
            sum += n;
            checkpoint!();
            effect((n, letter));
        }
        for &(n, _) in pairs.iter() {
            sum += n * 10;
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given ();
    fn tuples_by_mutable_reference() -> Vec<(i32, String)> {
        let mut pairs = vec![(1, "a".to_string()), (2, "b".to_string())];
        for (n, text) in &mut pairs {
            *n += 1;
            checkpoint!();
            text.push_str(&n.to_string());
            effect(&*text);
        }
        pairs
    }
}

scenario! {
    given ([5, 6, 7]);
    fn an_array_by_reference(numbers: [u8; 3]) -> u32 {
        let mut sum = 0;
        for n in &numbers {
            sum += u32::from(*n);
            checkpoint!();
            effect(n);
        }
        sum
    }
}

scenario! {
    given (Some("x".to_string())), (None);
    fn an_option_by_reference(name: Option<String>) -> Option<String> {
        let mut name = name;
        for n in &name {
            effect(n);
            checkpoint!();
            effect(n.len());
        }
        for n in &mut name {
            n.push('y');
            checkpoint!();
        }
        checkpoint!();
        name
    }
}

scenario! {
    given ();
    fn a_deque_by_reference() -> i32 {
        let mut queue: VecDeque<_> = (1..4).collect();
        queue.rotate_left(1);
        let mut sum = 0;
        for n in &queue {
            sum = sum * 10 + n;
            checkpoint!();
        }
        for n in queue.iter_mut() {
            *n += 1;
            checkpoint!();
        }
        effect(&queue);
        sum
    }
}

scenario! {
    given ();
    fn an_ordered_map_by_reference() -> u32 {
        let map = BTreeMap::from([("b".to_string(), 2), ("a".to_string(), 1)]);
        let mut sum = 0;
        for (key, value) in &map {
            sum = sum * 10 + value;
            checkpoint!();
            effect((key, value));
        }
        sum
    }
}

scenario! {
    given ();
    fn an_ordered_map_by_mutable_reference() -> BTreeMap<u8, Vec<u8>> {
        let mut map = BTreeMap::from([(1, vec![]), (2, vec![2])]);
        for (key, list) in &mut map {
            list.push(*key);
            checkpoint!();
            list.push(100);
            effect(&*list);
        }
        map
    }
}

scenario! {
    given ();
    fn keys_and_values_of_an_ordered_map() -> (String, u32) {
        let mut map = BTreeMap::from([('a', 1), ('b', 2)]);
        let (mut letters, mut sum) = (String::new(), 0);
        for letter in map.keys() {
            letters.push(*letter);
            checkpoint!();
        }
        for n in map.values() {
            sum += n;
            effect(n);
            checkpoint!();
        }
        for n in map.values_mut() {
            *n *= 2;
            checkpoint!();
        }
        effect(&map);
        (letters, sum)
    }
}

scenario! {
    given ();
    fn an_ordered_set_by_reference() -> Vec<u8> {
        let set = BTreeSet::from([3, 1, 2]);
        let mut seen = vec![];
        for n in &set {
            checkpoint!();
            seen.push(*n);
            effect(n);
        }
        for n in set.range(2..) {
            seen.push(*n);
            checkpoint!();
        }
        seen
    }
}

scenario! {
    given ();
    fn a_reference_to_a_reference() -> i32 {
        let numbers = vec![1, 2, 3];
        let view = &numbers;
        let mut sum = 0;
        for n in view {
            sum += n;
            checkpoint!();
        }
        effect(view.len());
        sum
    }
}

scenario! {
    given (vec![1, 2, 3, 4, 5]);
    fn part_of_a_slice(numbers: Vec<i32>) -> i32 {
        let mut sum = 0;
        for n in &numbers[1..4] {
            sum += n;
            checkpoint!();
            effect(n);
        }
        sum
    }
}

scenario! {
    given (vec![1, 2, 3, 4, 5]);
    fn part_of_a_slice_whose_bounds_have_effects(numbers: Vec<i32>) -> Vec<i32> {
        let mut numbers = numbers;
        for n in &mut numbers[tap("from", 1)..tap("to", 3)] {
            *n = -*n;
            checkpoint!();
        }
        numbers
    }
}

scenario! {
    given ();
    fn an_element_by_reference_while_its_siblings_are_read() -> i32 {
        let rows = rows();
        let mut sum = 0;
        for row in &rows {
            let first = &rows[0];
            sum += first.cells[0] * row.cells.len() as i32;
            checkpoint!();
            effect((&first.name, &row.name));
        }
        sum
    }
}

scenario! {
    given (vec![1, 2, 3, 4]);
    fn break_and_continue(numbers: Vec<i32>) -> i32 {
        let mut sum = 0;
        for n in &numbers {
            if *n == 1 {
                checkpoint!();
                continue;
            }
            if *n == 4 {
                break;
            }
            sum += n;
            checkpoint!();
            effect(n);
        }
        sum
    }
}

scenario! {
    given ();
    fn labels_across_borrowed_loops() -> i32 {
        let mut rows = rows();
        let mut count = 0;
        'rows: for row in &mut rows {
            for cell in &mut row.cells {
                *cell += 10;
                checkpoint!();
                if *cell == 11 {
                    effect("next row");
                    continue 'rows;
                }
                count += 1;
            }
            checkpoint!();
        }
        effect(&rows);
        count
    }
}

scenario! {
    given ();
    fn the_element_is_cloned_out() -> Vec<String> {
        let rows = rows();
        let mut names = vec![];
        for row in &rows {
            let name = row.name.clone();
            checkpoint!();
            names.push(name);
        }
        drop(rows);
        checkpoint!();
        names
    }
}

scenario! {
    given ();
    fn the_borrowed_vector_is_used_after_the_loop() -> Vec<i32> {
        let mut numbers = vec![1, 2];
        for n in &numbers {
            effect(n);
            checkpoint!();
        }
        numbers.push(3);
        for n in &mut numbers {
            *n += 1;
            checkpoint!();
        }
        numbers.push(4);
        checkpoint!();
        numbers
    }
}

scenario! {
    given (vec![4, 5]);
    fn a_parameter_by_reference_in_a_loop_in_a_loop(numbers: Vec<u32>) -> u32 {
        let mut sum = 0;
        for i in 0..2 {
            for n in &numbers {
                sum += n * i;
                checkpoint!();
            }
            effect(sum);
        }
        sum
    }
}

scenario! {
    given ();
    fn a_return_of_what_is_borrowed() -> Option<String> {
        let rows = rows();
        for row in &rows {
            checkpoint!();
            if row.cells.is_empty() {
                effect("empty");
                return Some(row.name.clone());
            }
        }
        None
    }
}

scenario! {
    given (vec![Some(1), None, Some(3)]);
    fn options_in_a_vector_are_matched_by_reference(numbers: Vec<Option<i32>>) -> i32 {
        let mut sum = 0;
        for n in &numbers {
            match n {
                Some(n) => {
                    sum += n;
                    checkpoint!();
                    effect(n);
                }
                None => checkpoint!(),
            }
        }
        sum
    }
}

scenario! {
    given (vec![]), (vec![1, 2, 3]);
    fn a_loop_over_what_an_early_return_does_not_need(list: Vec<u32>) -> Vec<u32> {
        if list.is_empty() {
            checkpoint!();
            effect("empty");
            return Vec::new();
        }
        let mut seen = Vec::new();
        for item in list.iter() {
            let rest = list.clone();
            checkpoint!();
            seen.push(item + rest.len() as u32);
        }
        seen
    }
}
