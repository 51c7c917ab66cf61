//! State that grows, changes in places, or does not change: each version must have what there was, however little of it is written.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use asap_runtime::{Frozen, Log};
use asap_tests::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Frozen)]
struct Page {
    name: String,
    bytes: u64,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Counted {
    count: Cell<u64>,
    names: RefCell<Vec<String>>,
}

/// A number that others may change.
#[derive(Debug, Default)]
struct Shared(Rc<Cell<u64>>);

impl Serialize for Shared {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.0.get()].serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Shared {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <[u64; 1]>::deserialize(deserializer).map(|[number]| Self(Rc::new(Cell::new(number))))
    }
}

fn note(log: &mut Log<String>, text: &str) {
    log.push(text.to_owned());
}

scenario! {
    given (0), (4);
    fn a_list_grows(n: u64) -> Vec<Page> {
        let mut pages = Vec::new();
        for number in 0..n {
            pages.push(Page { name: format!("p{number}"), bytes: number });
            checkpoint!();
            effect(pages.len());
        }
        pages
    }
}

scenario! {
    given (4);
    fn a_list_grows_and_is_changed_inside(n: u64) -> Vec<u64> {
        let mut list = Vec::new();
        for number in 0..n {
            list.push(number);
            checkpoint!();
            if number % 2 == 1 {
                list[0] += 10;
            }
            checkpoint!();
        }
        list
    }
}

scenario! {
    given (4);
    fn a_list_is_made_anew_in_each_round(n: u64) -> u64 {
        let mut sum = 0;
        for number in 0..n {
            let mut list = vec![number];
            checkpoint!();
            list.push(number + 1);
            checkpoint!();
            sum += list.iter().sum::<u64>();
        }
        sum
    }
}

scenario! {
    given (4);
    fn a_list_gets_shorter_and_grows_again(n: u64) -> Vec<u64> {
        let mut list = Vec::new();
        for number in 0..n {
            list.push(number);
            list.push(number);
            checkpoint!();
            list.pop();
            list.push(7);
            checkpoint!();
        }
        list
    }
}

scenario! {
    given (4);
    fn a_list_is_replaced_by_a_longer_one(n: u64) -> Vec<u64> {
        let mut list = vec![0];
        for number in 0..n {
            checkpoint!();
            list = vec![number; list.len() + 1];
            checkpoint!();
            list.push(number);
        }
        list
    }
}

scenario! {
    given (5);
    fn a_text_grows(n: u64) -> String {
        let mut text = String::new();
        for number in 0..n {
            text.push_str("\"ä\n");
            text += &number.to_string();
            checkpoint!();
            text.push('x');
            checkpoint!();
        }
        text
    }
}

scenario! {
    given (4);
    fn a_list_grows_in_a_closure(n: u64) -> Vec<u64> {
        let mut list = Vec::new();
        for number in 0..n {
            let mut add = |number: u64| list.push(number);
            add(number);
            add(number + 1);
            checkpoint!();
        }
        list
    }
}

scenario! {
    given (4);
    fn a_list_grows_through_a_borrow(n: u64) -> Vec<u64> {
        let mut list = vec![1];
        for number in 0..n {
            let first = &mut list;
            first.push(number);
            first[0] += 1;
            checkpoint!();
        }
        list
    }
}

scenario! {
    given (4);
    fn what_does_not_change(n: u64) -> usize {
        let pages: Vec<Page> = (0..n).map(|bytes| Page { name: format!("p{bytes}"), bytes }).collect();
        let name = String::from("constant");
        let mut seen = 0;
        for page in &pages {
            seen += page.name.len();
            checkpoint!();
            effect(&name);
        }
        seen + name.len()
    }
}

scenario! {
    given (4);
    fn cells_change_behind_a_shared_reference(n: u64) -> (u64, Vec<String>) {
        let counted = Counted::default();
        for number in 0..n {
            counted.count.set(counted.count.get() + number);
            checkpoint!();
            counted.names.borrow_mut().push(number.to_string());
            checkpoint!();
        }
        (counted.count.get(), counted.names.into_inner())
    }
}

scenario! {
    given (4);
    fn cells_in_a_list(n: u64) -> u64 {
        let mut list = Vec::new();
        for number in 0..n {
            list.push(Cell::new(number));
            checkpoint!();
            list[0].set(list[0].get() + 5);
            checkpoint!();
        }
        list.iter().map(Cell::get).sum()
    }
}

async_scenario! {
    local given (4);
    async fn a_counted_cell(n: u64) -> u64 {
        let shared = Shared::default();
        for number in 0..n {
            let other = Shared(Rc::clone(&shared.0));
            other.0.set(other.0.get() + number);
            drop(other);
            checkpoint!();
        }
        shared.0.get()
    }
}

scenario! {
    given (5);
    fn items_by_value(n: u64) -> u64 {
        let items: Vec<String> = (0..n).map(|number| number.to_string()).collect();
        let mut sum = 0;
        for item in items {
            sum += item.len() as u64;
            checkpoint!();
            effect(&item);
        }
        sum
    }
}

scenario! {
    given (6);
    fn items_by_value_from_the_end(n: u64) -> u64 {
        let items: Vec<String> = (0..n).map(|number| number.to_string()).collect();
        let mut sum = 0;
        for (at, item) in items.into_iter().rev().enumerate() {
            sum += at as u64 * item.len() as u64;
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given (3);
    fn items_that_change_while_they_wait(n: u64) -> u64 {
        let cells: Vec<Cell<u64>> = (0..n).map(Cell::new).collect();
        let mut sum = 0;
        for cell in cells {
            checkpoint!();
            cell.set(cell.get() + 1);
            checkpoint!();
            sum += cell.get();
        }
        sum
    }
}

scenario! {
    given (3);
    fn a_loop_is_begun_again_with_other_items(n: u64) -> u64 {
        let mut sum = 0;
        for round in 0..n {
            let items = vec![round; 4];
            for item in items {
                sum += item;
                checkpoint!();
            }
        }
        sum
    }
}

scenario! {
    given outer: (3);
    #[resumable]
    fn outer(n: u64) -> Vec<String> {
        let mut list = Vec::new();
        let fixed = vec![n; 3];
        for number in 0..n {
            list.push(number.to_string());
            let more = call!(inner(number, list.clone()));
            list.extend(more);
            checkpoint!();
        }
        list.push(fixed.len().to_string());
        list
    }

    #[resumable]
    fn inner(number: u64, known: Vec<String>) -> Vec<String> {
        let mut found = Vec::new();
        checkpoint!();
        for name in known {
            found.push(format!("{name}/{number}"));
            checkpoint!();
        }
        found
    }
}

scenario! {
    given down: (4);
    #[resumable]
    fn down(n: u64) -> Vec<u64> {
        let mut list = vec![n];
        checkpoint!();
        if n > 0 {
            list.push(n);
            let below = call!(down(n - 1));
            list.extend(below);
        }
        checkpoint!();
        list
    }
}

scenario! {
    given (6);
    fn a_log_is_filled_elsewhere(n: u64) -> usize {
        let mut log = Log::new();
        for number in 0..n {
            note(&mut log, &number.to_string());
            checkpoint!();
            if number == 3 {
                log = Log::new();
                note(&mut log, "begun anew");
            }
            checkpoint!();
        }
        log.len()
    }
}

scenario! {
    given (4);
    fn a_log_is_exchanged(n: u64) -> (Vec<String>, Vec<String>) {
        let (mut one, mut other) = (Log::new(), Log::new());
        for number in 0..n {
            note(&mut one, &number.to_string());
            note(&mut other, "other");
            note(&mut other, "still");
            checkpoint!();
            std::mem::swap(&mut one, &mut other);
            checkpoint!();
        }
        (one.into_vec(), other.into_vec())
    }
}

scenario! {
    given (4);
    fn two_of_one_name(n: u64) -> usize {
        let list = vec![n];
        checkpoint!();
        let mut seen = list.len();
        for number in 0..n {
            let list = vec![number, n];
            checkpoint!();
            seen += list.len();
        }
        checkpoint!();
        seen + list.len()
    }
}

scenario! {
    given (4);
    fn in_one_arm_only(n: u64) -> Vec<u64> {
        let mut list = vec![n];
        for number in 0..n {
            match number % 3 {
                0 => {
                    list.push(number);
                    checkpoint!();
                }
                1 => {
                    list[0] = number;
                    checkpoint!();
                }
                _ => {
                    checkpoint!();
                    list.push(number);
                }
            }
        }
        list
    }
}

scenario! {
    given (4);
    fn a_queue_grows_and_is_served(n: u64) -> u64 {
        let mut queue = VecDeque::new();
        let mut sum = 0;
        for number in 0..n {
            queue.push_back(number);
            queue.push_back(number * 2);
            checkpoint!();
            sum += queue.pop_front().unwrap_or(0);
            queue.push_back(1);
            checkpoint!();
        }
        sum
    }
}
