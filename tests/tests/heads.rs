//! What the pattern of a head or of a `for` loop leaves of a value is dropped where Rust drops it: at the end of the statement or
//! of the round.

use std::collections::VecDeque;
use std::pin::{Pin, pin};
use std::rc::Rc;

use asap_tests::prelude::*;
use tokio::task::yield_now;

fn queue() -> VecDeque<Noisy> {
    VecDeque::from([Noisy::new("a"), Noisy::new("b")])
}

fn pairs() -> Vec<(Noisy, Option<Noisy>)> {
    vec![(Noisy::new("a"), Some(Noisy::new("b"))), (Noisy::new("c"), None)]
}

fn below_three(n: u32) -> Option<Noisy> {
    (n < 3).then(|| Noisy::new("below"))
}

scenario! {
    fresh given ();
    fn of_a_while_let() {
        let mut queue = queue();
        while let Some(_) = queue.pop_front() {
            effect("body");
            checkpoint!();
            effect("behind");
        }
        effect("end");
    }
}

scenario! {
    fresh given ();
    fn of_a_for_loop() {
        for _ in queue() {
            let _inner = Noisy::new("inner");
            effect("body");
            checkpoint!();
            effect("behind");
        }
        effect("end");
    }
}

scenario! {
    fresh given (true), (false);
    fn of_a_value_with_a_checkpoint(is_there: bool) -> u32 {
        if let None = ({
            checkpoint!();
            is_there.then(|| Noisy::new("tested"))
        }) {
            effect("none");
        }
        effect("behind");
        let length = match ({
            checkpoint!();
            (Noisy::new("left"), Noisy::new("right"))
        }) {
            (left, _) => left.name().len(),
        };
        effect(length);
        effect("end");
        7
    }
}

scenario! {
    fresh given (0), (1);
    fn of_a_variant(n: u32) -> u32 {
        match Some(Noisy::new("left")) {
            None if n == 0 => 0,
            _ => {
                effect("other");
                checkpoint!();
                effect("behind");
                n
            }
        }
    }
}

scenario! {
    fresh given (0), (1);
    fn of_a_while_let_on_a_call(n: u32) -> u32 {
        let mut sum = n;
        while let Some(_) = below_three(sum) {
            checkpoint!();
            sum += 1;
            effect(sum);
        }
        sum
    }
}

scenario! {
    fresh given (true), (false);
    fn of_a_let_else(is_there: bool) -> u32 {
        let (_, Some(number)) = (Noisy::new("left"), is_there.then_some(1)) else {
            effect("else");
            checkpoint!();
            return 0;
        };
        effect("behind");
        checkpoint!();
        number
    }
}

scenario! {
    fresh given (true), (false);
    fn of_a_let_else_with_a_checkpoint(is_there: bool) -> u32 {
        let (_, Some(number)) = ({
            checkpoint!();
            (Noisy::new("left"), is_there.then_some(1))
        }) else {
            effect("else");
            checkpoint!();
            return 0;
        };
        effect("behind");
        let Some(_) = ({
            checkpoint!();
            Some(Noisy::new("right"))
        }) else {
            return 0;
        };
        effect("end");
        checkpoint!();
        number
    }
}

scenario! {
    fresh given ();
    fn of_the_items_of_a_for_loop() {
        for (_, second) in pairs() {
            effect("body");
            checkpoint!();
            if second.is_none() {
                continue;
            }
            effect("behind");
            checkpoint!();
        }
    }
}

scenario! {
    fresh given ();
    fn of_what_an_adaptor_makes() {
        let names = ["a".to_owned(), "b".to_owned()];
        for (_, length) in names.iter().map(|name| (Noisy::new(name), name.len())) {
            effect(length);
            checkpoint!();
            effect("behind");
        }
    }
}

scenario! {
    fresh given (true), (false);
    fn of_an_if_let(is_there: bool) -> u32 {
        if let (_, Some(number)) = (Noisy::new("left"), is_there.then_some(1)) {
            effect("body");
            checkpoint!();
            effect(number);
        }
        effect("behind");
        checkpoint!();
        2
    }
}

scenario! {
    fresh given (0), (1), (2);
    fn of_a_match(n: u32) -> String {
        match (Noisy::new("left"), Some(Noisy::new("right")), n) {
            (_, Some(_), 0) => {
                effect("first");
                checkpoint!();
                effect("behind");
                "first".to_owned()
            }
            (_, right, 1) => {
                checkpoint!();
                right.map(|noisy| noisy.name().to_owned()).unwrap_or_default()
            }
            (left, ..) => left.name().to_owned(),
        }
    }
}

scenario! {
    given (3), (0);
    fn nothing_is_kept_of_what_lends(n: u32) -> usize {
        let list: Vec<u32> = (0..n).collect();
        match list.last() {
            Some(x) => {
                effect(x);
                checkpoint!();
                list.len()
            }
            _ => {
                checkpoint!();
                0
            }
        }
    }
}

async_scenario! {
    given (3), (0);
    async fn what_is_compared_is_not_kept(n: u32) -> u32 {
        // It is no `Send`, and neither is what it borrows from.
        match Rc::new(n).checked_add(1).unwrap_or(0) {
            1 => {
                checkpoint!();
                effect("one");
                1
            }
            _ => {
                yield_now().await;
                checkpoint!();
                2
            }
        }
    }
}

async_scenario! {
    given (3);
    async fn a_macro_among_the_arguments_lends(n: u32) -> u32 {
        let (left, right) = (async move { n }, async move { n + 1 });
        match first(pin!(left), pin!(right)).await {
            (number, _) => {
                checkpoint!();
                effect(number);
                number
            }
        }
    }
}

/// The value of the first, and the second.
async fn first<F: std::future::Future>(
    left: Pin<&mut F>,
    right: Pin<&mut impl std::future::Future>,
) -> (F::Output, Option<Noisy>) {
    let value = left.await;
    right.await;
    (value, None)
}

scenario! {
    fresh given (true), (false);
    fn of_a_block(is_first: bool) -> u32 {
        match if is_first { pairs().pop() } else { None } {
            Some((_, None)) => {
                checkpoint!();
                effect("behind");
                1
            }
            _ => {
                effect("other");
                checkpoint!();
                2
            }
        }
    }
}

scenario! {
    fresh given (true), (false);
    fn of_a_way_out(is_out: bool) -> u32 {
        let mut queue = queue();
        let mut rounds = 0;
        while let Some(_) = queue.pop_back() {
            rounds += 1;
            checkpoint!();
            effect(rounds);
            if is_out {
                return rounds;
            }
        }
        rounds + 10
    }
}
