//! Copies of what a borrow leads to: the place may change behind them, so they are saved, not derived again.

use asap_tests::prelude::*;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Item {
    count: u32,
    state: State,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum State {
    Open(u32),
    Closed,
}

fn items() -> Vec<Item> {
    vec![Item { count: 1, state: State::Open(10) }, Item { count: 2, state: State::Closed }]
}

scenario! {
    given ();
    fn a_field_taken_apart_and_then_changed() -> u32 {
        let mut items = items();
        let mut sum = 0;
        for item in items.iter_mut() {
            let Item { count, .. } = *item;
            item.count += 100;
            checkpoint!();
            sum += count + item.count;
            effect(count);
        }
        sum
    }
}

scenario! {
    given ();
    fn a_matched_variant_that_is_left() -> u32 {
        let mut items = items();
        let mut sum = 0;
        for item in items.iter_mut() {
            match item.state {
                State::Open(n) => {
                    item.state = State::Closed;
                    checkpoint!();
                    sum += n;
                }
                State::Closed => {
                    checkpoint!();
                    item.state = State::Open(item.count);
                }
            }
        }
        effect(&items);
        sum
    }
}

scenario! {
    given (vec![1, 2]);
    fn a_copy_below_a_reference_pattern(numbers: Vec<u32>) -> u32 {
        let mut numbers = numbers;
        let &first = &numbers[0];
        numbers[0] = 9;
        checkpoint!();
        effect(first);
        first + numbers[0]
    }
}

scenario! {
    given (Some(3));
    fn a_copy_in_a_matched_reference(n: Option<u32>) -> u32 {
        let mut n = n;
        if let &Some(x) = &n {
            n = None;
            checkpoint!();
            effect(x);
            return x + n.unwrap_or(100);
        }
        0
    }
}

struct Mesh {
    cuts: u32,
}

impl Mesh {
    /// Takes its name from the views of text, but counts.
    fn trim(&mut self) -> u32 {
        self.cuts += 1;
        effect("trim");
        self.cuts
    }
}

scenario! {
    given ();
    fn a_method_with_the_name_of_a_view() -> u32 {
        let cuts: u32 = {
            let mut mesh = Mesh { cuts: 0 };
            let _first = mesh.trim();
            mesh.trim()
        };
        checkpoint!();
        effect(cuts);
        cuts
    }
}

scenario! {
    given ();
    #[allow(non_snake_case)]
    fn an_upper_case_local() -> u32 {
        let N = tap("N", 5);
        checkpoint!();
        N + 1
    }
}
