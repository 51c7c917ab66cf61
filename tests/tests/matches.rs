//! `match` in all its forms: the scrutinee and the guards are evaluated once, the arm is part of the snapshot.

use asap_tests::prelude::*;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Order {
    Buy { amount: u32, note: Option<String> },
    Sell(u32, u32),
    Wait,
}

fn orders() -> Vec<Order> {
    vec![Order::Buy { amount: 3, note: Some("n".into()) }, Order::Sell(1, 2), Order::Wait]
}

scenario! {
    given (0), (1), (2);
    fn a_checkpoint_in_some_arms(n: u8) -> i32 {
        let mut x = 0;
        match tap("n", n) {
            0 => {
                x += 1;
                checkpoint!();
                x += 1;
            }
            1 => effect("one"),
            _ => {
                checkpoint!();
                effect("many");
            }
        }
        effect(x);
        x
    }
}

scenario! {
    given (0), (1), (2);
    fn an_arm_that_is_only_a_checkpoint(n: u8) -> u8 {
        match n {
            0 => checkpoint!(),
            1 => {}
            _ => checkpoint!("many"),
        }
        effect(n);
        n
    }
}

scenario! {
    given (Order::Buy { amount: 3, note: None }), (Order::Sell(4, 5)), (Order::Wait);
    fn bindings_by_value(order: Order) -> u32 {
        match order {
            Order::Buy { amount, note } => {
                effect(&note);
                checkpoint!();
                effect(note);
                amount
            }
            Order::Sell(amount, price) => {
                checkpoint!();
                effect(amount);
                checkpoint!();
                amount * price
            }
            Order::Wait => {
                checkpoint!();
                0
            }
        }
    }
}

scenario! {
    given ();
    fn bindings_by_reference() -> Vec<Order> {
        let orders = orders();
        match &orders[0] {
            Order::Buy { amount, note: Some(note) } => {
                effect(amount);
                checkpoint!();
                effect(note);
                checkpoint!();
                effect((amount, note));
            }
            other => effect(other),
        }
        orders
    }
}

scenario! {
    given (Order::Sell(1, 2)), (Order::Buy { amount: 1, note: None });
    fn bindings_by_mutable_reference(order: Order) -> Order {
        let mut order = order;
        match &mut order {
            Order::Sell(amount, price) => {
                *amount += 1;
                checkpoint!();
                *price += *amount;
                effect(*price);
            }
            Order::Buy { note, .. } => {
                checkpoint!();
                *note = Some("new".into());
            }
            Order::Wait => {}
        }
        checkpoint!();
        order
    }
}

scenario! {
    given (Order::Sell(1, 2));
    fn explicit_ref_and_ref_mut(order: Order) -> Order {
        let mut order = order;
        match order {
            Order::Sell(ref mut amount, ref price) => {
                *amount += *price;
                checkpoint!();
                *amount += *price;
                effect(*amount);
            }
            _ => unreachable!(),
        }
        order
    }
}

scenario! {
    given (5), (15), (25);
    fn guards_run_once(n: u32) -> String {
        let mut tried = 0;
        match n {
            x if { tried += 1; tap("small", x < 10) } => {
                checkpoint!();
                format!("small {x}, {tried}")
            }
            x if { tried += 1; tap("middle", x < 20) } => {
                tried += 100;
                checkpoint!();
                format!("middle {x}, {tried}")
            }
            _ => {
                checkpoint!();
                format!("large, {tried}")
            }
        }
    }
}

scenario! {
    given (3), (4);
    fn a_guard_on_what_the_arm_changes(n: i32) -> i32 {
        let mut limit = 3;
        match n {
            x if x > limit => {
                limit = 100;
                checkpoint!();
                effect("over");
                limit + x
            }
            x => {
                limit = -100;
                checkpoint!();
                effect("under");
                limit + x
            }
        }
    }
}

scenario! {
    given (Some(1)), (Some(5)), (None);
    fn a_guard_with_let(n: Option<i32>) -> i32 {
        match n {
            Some(x) if x > 3 => {
                checkpoint!();
                x
            }
            Some(x) if matches!(tap("x", x), 0..=1) => {
                checkpoint!();
                -x
            }
            _ => {
                checkpoint!();
                0
            }
        }
    }
}

scenario! {
    given (1), (2), (3), (9);
    fn or_patterns_and_ranges(n: u8) -> String {
        let word = String::from(match n {
            1 | 3 => {
                checkpoint!();
                "odd"
            }
            2 => "two",
            4..=9 => {
                effect("range");
                checkpoint!();
                "high"
            }
            _ => unreachable!(),
        });
        effect(&word);
        word
    }
}

scenario! {
    given (Ok(4)), (Err(5));
    fn an_or_pattern_that_binds(tried: Result<u8, u8>) -> u8 {
        match tried {
            Ok(n @ (1 | 4)) | Err(n @ 5) => {
                checkpoint!();
                effect(n);
                n
            }
            Ok(n) | Err(n) => n + 100,
        }
    }
}

scenario! {
    given (12), (99);
    fn a_binding_at_a_pattern(n: u32) -> u32 {
        match tap("n", n) {
            small @ 0..=50 => {
                checkpoint!();
                effect(small);
                small
            }
            large => {
                checkpoint!();
                effect(large);
                large * 2
            }
        }
    }
}

scenario! {
    given (vec![]), (vec![1]), (vec![1, 2]), (vec![1, 2, 3, 4]);
    fn slices(numbers: Vec<i32>) -> i32 {
        match numbers.as_slice() {
            [] => {
                checkpoint!();
                0
            }
            [one] => {
                let one = *one;
                checkpoint!();
                one
            }
            [first, .., last] => {
                effect((first, last));
                checkpoint!();
                first * 10 + last
            }
        }
    }
}

scenario! {
    given (vec![1, 2, 3, 4]);
    fn the_rest_of_a_slice(numbers: Vec<i32>) -> i32 {
        match &numbers[..] {
            [first, rest @ ..] => {
                checkpoint!();
                effect(rest);
                checkpoint!();
                first + rest.iter().sum::<i32>()
            }
            [] => 0,
        }
    }
}

scenario! {
    given (1, 1), (1, 2), (2, 1), (3, 3);
    fn a_match_in_a_match_in_a_match(a: u8, b: u8) -> String {
        let mut path = String::new();
        match tap("a", a) {
            1 => {
                path.push('1');
                checkpoint!();
                match tap("b", b) {
                    1 => {
                        checkpoint!();
                        path.push('1');
                        match (a, b) {
                            (1, x) => {
                                path += &x.to_string();
                                checkpoint!();
                                effect(x);
                            }
                            _ => unreachable!(),
                        }
                    }
                    _ => path.push('x'),
                }
            }
            2 => match b {
                1 => {
                    checkpoint!();
                    path.push_str("21");
                }
                _ => {}
            },
            _ => {}
        }
        checkpoint!();
        path
    }
}

scenario! {
    given ();
    fn the_scrutinee_has_effects() -> Vec<Order> {
        let mut stack = orders();
        match stack.pop() {
            Some(Order::Wait) => {
                checkpoint!();
                effect(stack.len());
                stack.push(Order::Sell(0, 0));
            }
            other => effect(other),
        }
        stack
    }
}

scenario! {
    given (2, 3);
    fn the_scrutinee_is_a_tuple_of_calls(a: i32, b: i32) -> i32 {
        match (tap("left", a), tap("right", b)) {
            (x, y) if x == y => 0,
            (2, y) => {
                checkpoint!();
                effect(y);
                y
            }
            (x, _) => {
                checkpoint!();
                x
            }
        }
    }
}

scenario! {
    given (2), (3);
    fn the_scrutinee_changes_before_the_checkpoint(n: i32) -> i32 {
        let mut x = n;
        match x {
            2 => {
                x = 3;
                checkpoint!();
                effect("two");
                x += 10;
            }
            3 => {
                x = 2;
                checkpoint!();
                effect("three");
                x += 20;
            }
            _ => unreachable!(),
        }
        x
    }
}

scenario! {
    given (Some("x".to_string())), (None);
    fn the_scrutinee_is_moved(name: Option<String>) -> String {
        match name {
            Some(name) => {
                checkpoint!();
                name + "!"
            }
            None => {
                checkpoint!();
                String::new()
            }
        }
    }
}

scenario! {
    given (1), (2), (3);
    fn arms_leave_by_return_break_and_continue(n: u32) -> u32 {
        let mut rounds = 0;
        let left = loop {
            rounds += 1;
            match tap("rounds", rounds) + n {
                5 => {
                    checkpoint!();
                    break rounds;
                }
                4 if n == 3 => {
                    checkpoint!();
                    return 99;
                }
                3 => {
                    effect("again");
                    checkpoint!();
                    continue;
                }
                _ => checkpoint!(),
            }
            effect("end of round");
        };
        left * 10
    }
}

scenario! {
    given (Box::new(Some(3)));
    fn a_box_is_looked_into(n: Box<Option<i32>>) -> i32 {
        match *n {
            Some(x) => {
                checkpoint!();
                effect(x);
                x
            }
            None => 0,
        }
    }
}

scenario! {
    given ("left=right".to_string()), ("none".to_string());
    fn borrowed_text(line: String) -> (String, String) {
        let pair = match line.split_once('=') {
            Some((key, value)) => {
                effect(key);
                (key.to_owned(), value.to_owned())
            }
            None => (line.clone(), String::new()),
        };
        checkpoint!();
        effect(&pair);
        pair
    }
}

scenario! {
    given ("go".to_string()), ("stop".to_string()), ("?".to_string());
    fn text_is_matched_by_literals(word: String) -> u8 {
        match word.as_str() {
            "go" => {
                checkpoint!();
                1
            }
            "stop" | "halt" => {
                checkpoint!();
                effect(&word);
                2
            }
            _ => 3,
        }
    }
}

scenario! {
    given (3);
    fn constants_and_paths_in_patterns(n: u32) -> u32 {
        const THREE: u32 = 3;
        match n {
            u32::MAX => 0,
            THREE => {
                checkpoint!();
                effect("three");
                THREE
            }
            _ => 1,
        }
    }
}

scenario! {
    given (3);
    fn no_arm_has_a_block(n: u32) -> u32 {
        let mut x = 0;
        match n { 3 => x = tap("x", 4), _ => x += 1 }
        checkpoint!();
        x
    }
}

scenario! {
    given (true), (false);
    fn a_match_on_a_bool_as_the_tail(flag: bool) -> Result<u8, String> {
        match flag {
            true => {
                checkpoint!();
                Ok(1)
            }
            false => {
                checkpoint!();
                Err("false".to_string())
            }
        }
    }
}

scenario! {
    given (0), (7);
    fn bindings_of_one_name_and_different_types(n: u32) -> String {
        match (n, n.checked_sub(1)) {
            (x, None) => {
                checkpoint!();
                format!("{x}")
            }
            (_, Some(x)) => {
                let x = x.to_string();
                checkpoint!();
                effect(&x);
                let x = vec![x];
                checkpoint!();
                format!("{x:?}")
            }
        }
    }
}

scenario! {
    given ();
    fn nested_enums_behind_a_reference() -> usize {
        let orders = orders();
        let mut total = 0;
        match &orders[..] {
            [Order::Buy { note: Some(note), amount }, rest @ ..] if !note.is_empty() => {
                total += note.len();
                checkpoint!();
                total += *amount as usize * 10 + rest.len();
            }
            _ => {}
        }
        effect(total);
        total
    }
}

scenario! {
    given (Some(1), Err("e".to_string())), (None, Ok(2)), (Some(5), Ok(2)), (None, Err("q".to_string()));
    fn alternatives_that_borrow_from_one_of_several(a: Option<u32>, b: Result<u32, String>) -> String {
        let held = "held".to_string();
        let text = match (&a, &b) {
            (Some(x), Ok(y)) if x > y => {
                checkpoint!();
                format!("{x}{y}")
            }
            (Some(x), _) | (None, Ok(x)) => {
                let held = held;
                checkpoint!();
                effect(x);
                held
            }
            (None, Err(e)) => {
                checkpoint!();
                e.clone() + &held
            }
        };
        checkpoint!();
        effect((&a, b));
        text
    }
}

scenario! {
    given (2, Some(1)), (3, None);
    fn an_arm_that_changes_what_another_goes_on_borrowing(n: u32, given: Option<u32>) -> u32 {
        let mut n = n;
        let borrowed = &n;
        match given {
            Some(given) => n = given,
            None => {
                checkpoint!();
                effect(borrowed);
            }
        }
        checkpoint!();
        n
    }
}
