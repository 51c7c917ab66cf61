//! What the pattern of a head or of a `for` loop leaves of a value is dropped where Rust drops it: at the end of the statement or
//! of the round.

use std::collections::VecDeque;

use asap_tests::prelude::*;

fn queue() -> VecDeque<Noisy> {
    VecDeque::from([Noisy::new("a"), Noisy::new("b")])
}

fn pairs() -> Vec<(Noisy, Option<Noisy>)> {
    vec![(Noisy::new("a"), Some(Noisy::new("b"))), (Noisy::new("c"), None)]
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
    fresh given ();
    fn of_a_value_that_temporaries_make() {
        match pairs().into_iter().rev().last() {
            Some((_, second)) => {
                effect(second.is_some());
                checkpoint!();
                effect("behind");
            }
            None => effect("none"),
        }
        effect("end");
    }
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
