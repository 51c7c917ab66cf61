//! What the macro says of what has not changed, where that is easily wrong: each version must have what there was.

use std::cell::Cell;
use std::collections::VecDeque;
use std::fmt::Write as _;
use std::ops::AddAssign;

use asap_runtime::Frozen;
use asap_tests::prelude::*;
use serde::de::DeserializeOwned;

/// Methods that do not do what their names say.
trait Odd {
    fn push_str(&mut self, text: &str);
    fn as_str(&mut self) -> usize;
}

impl Odd for Vec<u64> {
    fn push_str(&mut self, _: &str) {
        self.reverse();
    }

    fn as_str(&mut self) -> usize {
        for each in self.iter_mut() {
            *each += 1;
        }
        self.len()
    }
}

trait OddQueue {
    fn push(&mut self, n: u64);
}

impl OddQueue for VecDeque<u64> {
    fn push(&mut self, n: u64) {
        self.push_front(n);
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Frozen)]
struct Counter {
    asked: u64,
}

impl Counter {
    /// Counts that it was asked.
    fn len(&mut self) -> u64 {
        self.asked += 1;
        self.asked
    }

    fn is_empty(&mut self) -> bool {
        self.len() == 0
    }
}

/// What is added in front of a text.
struct Front(char);

impl AddAssign<Front> for String {
    fn add_assign(&mut self, front: Front) {
        self.insert(0, front.0);
    }
}

scenario! {
    given (4);
    fn methods_of_known_names_that_are_others(n: u64) -> (Vec<u64>, VecDeque<u64>) {
        let mut list = vec![1, 2, 3];
        let mut queue = VecDeque::from([1, 2, 3]);
        for number in 0..n {
            checkpoint!();
            list.push_str("turned");
            queue.push(number);
            checkpoint!();
            list.push(number);
            effect(list.as_str());
        }
        (list, queue)
    }
}

scenario! {
    given (3);
    fn reads_that_change(n: u64) -> Counter {
        let mut counter = Counter { asked: 0 };
        for _ in 0..n {
            checkpoint!();
            effect(counter.len());
            checkpoint!();
            effect(counter.is_empty());
        }
        counter
    }
}

scenario! {
    given (4);
    fn an_addition_of_ones_own(n: u64) -> String {
        let mut text = String::from("begun");
        for _ in 0..n {
            checkpoint!();
            text += Front('<');
            checkpoint!();
            text += ">";
            checkpoint!();
        }
        text
    }
}

scenario! {
    given (5);
    fn a_checkpoint_that_is_not_there(n: u64) -> Vec<u64> {
        let mut list = vec![7];
        checkpoint!("first");
        for number in 0..n {
            list[0] += number;
            #[cfg(any())]
            checkpoint!("never");
            #[cfg(all())]
            checkpoint!("here");
            list.push(number);
            #[cfg(any())]
            return list;
        }
        checkpoint!("last");
        list
    }
}

scenario! {
    given (4);
    fn macros_of_ones_own(n: u64) -> (Vec<u64>, String) {
        macro_rules! println {
            ($list:expr) => {
                $list.reverse()
            };
        }
        let mut list = vec![1, 2];
        let mut text = String::from("long enough");
        for number in 0..n {
            list.push(number);
            checkpoint!();
            println!(list);
            checkpoint!();
            write!(text, "{number}").unwrap();
            text.make_ascii_uppercase();
            checkpoint!();
        }
        (list, text)
    }
}

scenario! {
    given (4);
    fn what_is_known_late_is_not_frozen(n: u64) -> u64 {
        let mut cells = Vec::new();
        let mut last = None;
        for number in 0..n {
            if let Some(cell) = cells.first() {
                let cell: &Cell<u64> = cell;
                cell.set(cell.get() + 3);
            }
            checkpoint!();
            cells.push(Cell::new(number));
            last = last.or(Some(Cell::new(2)));
            checkpoint!();
            last.iter().for_each(|cell| cell.set(cell.get() * 2));
        }
        cells.iter().chain(&last).map(Cell::get).sum()
    }
}

scenario! {
    given (String::from("a b c d"));
    fn borrowed_parts(text: String) -> usize {
        let mut found = Vec::new();
        let mut sum = 0;
        for round in 0..3 {
            let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            let factors = vec![round; 4];
            for (factor, word) in factors.into_iter().zip(words.iter()) {
                found.push(format!("{word}{factor}"));
                checkpoint!();
                sum += factor;
            }
            let least = sum;
            for factor in vec![1, 9].into_iter().filter(|&factor| factor < least) {
                checkpoint!();
                sum += factor;
            }
        }
        sum + found.len()
    }
}

scenario! {
    given twice: (4);
    #[resumable]
    fn twice(n: u64) -> Vec<u64> {
        let mut all = Vec::new();
        for number in 0..n {
            all.extend(call!(once(number, number % 2 == 0)));
            all.extend(call!(once(number + 10, number % 3 == 0)));
        }
        all
    }

    #[resumable]
    fn once(number: u64, early: bool) -> Vec<u64> {
        let list = vec![number; 3];
        let mut grown = vec![number];
        if early {
            checkpoint!("early");
        }
        grown.push(3);
        checkpoint!("late");
        grown.extend(list);
        checkpoint!("end");
        grown
    }
}

scenario! {
    given whole: (3);
    #[resumable]
    fn whole(n: u64) -> u64 {
        call!(held(vec![n, 1])) + call!(held(vec![Counter { asked: n }]))
    }

    #[resumable]
    fn held<T: Serialize + DeserializeOwned + Send + Clone + 'static>(list: Vec<T>) -> u64 {
        let mut grown = Vec::new();
        for item in list.clone() {
            grown.push(item);
            checkpoint!();
            effect(grown.len());
        }
        (grown.len() + list.len()) as u64
    }
}

scenario! {
    given (4);
    fn changed_and_left(n: u64) -> Vec<u64> {
        let mut list = vec![1, 2, 3];
        let mut round = 0;
        let end = 'out: loop {
            checkpoint!("head");
            loop {
                list.push(round);
                round += 1;
                if round > n {
                    list.rotate_left(1);
                    break 'out round;
                }
                if round % 2 == 0 {
                    break;
                }
                if round == 3 {
                    list.swap(0, 1);
                    continue;
                }
            }
            if round == 2 {
                list.truncate(2);
            }
        };
        checkpoint!("behind");
        list.push(end);
        list
    }
}

async_scenario! {
    given (4);
    async fn changed_in_futures(n: u64) -> Vec<u64> {
        async fn turn(list: &mut [u64]) {
            tokio::task::yield_now().await;
            list.reverse();
        }
        let mut list = vec![1];
        for number in 0..n {
            list.push(number);
            checkpoint!();
            turn(&mut list).await;
            checkpoint!();
            async { list[0] += 1 }.await;
            checkpoint!();
        }
        list
    }
}

scenario! {
    given (3);
    fn what_is_not_there_assigns_nothing(n: u64) -> u64 {
        let mut sum = n;
        let mut list = vec![n];
        for number in 0..n {
            checkpoint!();
            #[cfg(any())]
            {
                sum = 0;
                list = Vec::new();
            }
            sum += number;
            #[cfg(any())]
            if sum > 0 {
                checkpoint!("never");
                return 0;
            } else {
                return 1;
            }
            list.push(sum);
        }
        sum + list.len() as u64
    }
}
