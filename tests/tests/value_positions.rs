//! Checkpoints where a value is expected: the order of evaluation is Rust's.

use asap_tests::prelude::*;

fn add(a: i32, b: i32) -> i32 {
    effect(("add", a, b));
    a + b
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Pair {
    left: i32,
    right: String,
}

scenario! {
    given (1), (2);
    fn let_of_if(n: i32) -> i32 {
        let x = if tap("test", n == 1) {
            checkpoint!();
            10
        } else {
            effect("else");
            checkpoint!();
            n * 7
        };
        effect(x);
        x
    }
}

scenario! {
    given (1), (2);
    fn let_of_if_with_one_checkpoint(n: i32) -> i32 {
        let base = tap("base", 5);
        let x = if n == 1 {
            let y = base * 2;
            checkpoint!();
            effect(y);
            y
        } else {
            base
        };
        x + base
    }
}

scenario! {
    given (0), (1), (2);
    fn let_of_match(n: u8) -> String {
        let text = match tap("n", n) {
            0 => String::from("none"),
            1 => {
                checkpoint!();
                "one".into()
            }
            many => {
                let mut text = many.to_string();
                checkpoint!();
                text.push('+');
                text
            }
        };
        checkpoint!();
        effect(&text);
        text
    }
}

scenario! {
    given (3);
    fn let_of_a_block(n: i32) -> i32 {
        let x = {
            let y = tap("y", n + 1);
            checkpoint!();
            let z = tap("z", y * 2);
            checkpoint!();
            y * z
        };
        effect(x);
        checkpoint!();
        x
    }
}

scenario! {
    given (3);
    fn let_of_a_loop(n: u32) -> u32 {
        let mut i = 1;
        let power = loop {
            checkpoint!();
            i *= 2;
            if i > n {
                break tap("power", i);
            }
        };
        checkpoint!();
        power
    }
}

scenario! {
    given (1), (2), (3);
    fn blocks_in_matches_in_ifs(n: i32) -> (i32, String) {
        let pair = if n < 3 {
            match n {
                1 => {
                    let a = {
                        checkpoint!();
                        tap("a", 4)
                    };
                    checkpoint!();
                    (a, "one".to_string())
                }
                _ => (loop { checkpoint!(); break 5; }, {
                    effect("two");
                    "two".to_string()
                }),
            }
        } else {
            effect("three");
            (6, String::new())
        };
        checkpoint!();
        pair
    }
}

scenario! {
    given (1), (2);
    fn the_tail_is_an_if(n: i32) -> i32 {
        effect("before");
        if n == 1 {
            checkpoint!();
            effect("one");
            10
        } else {
            checkpoint!();
            20
        }
    }
}

scenario! {
    given (1), (2);
    fn the_tail_is_a_match_in_a_block(n: i32) -> Vec<i32> {
        {
            let numbers = vec![n];
            match n {
                1 => {
                    checkpoint!();
                    numbers
                }
                _ => {
                    let mut numbers = numbers;
                    numbers.push(0);
                    checkpoint!();
                    numbers
                }
            }
        }
    }
}

scenario! {
    given (4);
    fn return_of_a_block(n: i32) -> i32 {
        let x = tap("x", n);
        return {
            checkpoint!();
            let y = tap("y", x + 1);
            checkpoint!();
            y * x
        };
    }
}

scenario! {
    given (1), (2);
    fn an_assignment_of_an_if(n: i32) -> i32 {
        let mut x = 0;
        effect(x);
        x = if n == 1 {
            checkpoint!();
            x + 1
        } else {
            x - 1
        };
        checkpoint!();
        x
    }
}

scenario! {
    given (1);
    fn an_assignment_to_a_field(n: i32) -> Pair {
        let mut pair = Pair { left: n, right: String::new() };
        pair.left = {
            checkpoint!();
            tap("left", pair.left + 1)
        };
        pair.right = match pair.left {
            2 => {
                checkpoint!();
                "two".into()
            }
            _ => "many".into(),
        };
        effect(&pair);
        pair
    }
}

scenario! {
    given (5);
    fn a_compound_assignment(n: i32) -> i32 {
        let mut x = n;
        x += {
            checkpoint!();
            tap("right", 7)
        };
        effect(x);
        x *= if x > 10 {
            checkpoint!();
            2
        } else {
            3
        };
        x
    }
}

scenario! {
    given (2);
    fn an_argument_with_a_checkpoint(n: i32) -> i32 {
        let sum = add(n, {
            checkpoint!();
            tap("second", n * 10)
        });
        checkpoint!();
        sum
    }
}

scenario! {
    given (2);
    fn an_argument_with_a_checkpoint_after_plain_ones(n: i32) -> i32 {
        add(1, add(n, {
            effect("in");
            checkpoint!();
            7
        }))
    }
}

scenario! {
    given (2);
    fn an_argument_with_a_checkpoint_before_an_effect(n: i32) -> i32 {
        add(
            {
                checkpoint!();
                tap("first", n)
            },
            tap("second", n + 1),
        )
    }
}

scenario! {
    given (true), (false);
    fn an_argument_that_is_an_if(flag: bool) -> Vec<String> {
        let mut all = Vec::new();
        all.push(if flag {
            checkpoint!();
            "yes".to_string()
        } else {
            "no".to_string()
        });
        effect(&all);
        checkpoint!();
        all
    }
}

scenario! {
    given (4), (0);
    fn a_diverging_branch_in_a_value(n: u32) -> u32 {
        let mut rounds = 0;
        loop {
            rounds += 1;
            let x = if rounds < n {
                checkpoint!();
                rounds
            } else if n == 0 {
                checkpoint!();
                return 77;
            } else {
                effect("out");
                checkpoint!();
                break;
            };
            effect(x);
        }
        rounds
    }
}

scenario! {
    given (Some(3)), (None);
    fn a_value_of_if_let(n: Option<i32>) -> i32 {
        let x = if let Some(n) = n {
            checkpoint!();
            n
        } else {
            -1
        };
        let y = match n {
            Some(y) if y > x => 0,
            Some(y) => {
                checkpoint!();
                y
            }
            None => 1,
        };
        effect((x, y));
        x * y
    }
}

scenario! {
    given (1), (2);
    fn the_type_comes_from_the_branch_without_a_checkpoint(n: u8) -> usize {
        let mut list = if n == 1 {
            checkpoint!();
            Vec::new()
        } else {
            vec![1u16]
        };
        checkpoint!();
        list.push(2);
        effect(&list);
        list.len()
    }
}

scenario! {
    given (1);
    fn the_value_is_a_unit(n: u8) {
        let unit = if n == 1 {
            checkpoint!()
        } else {
            effect("not")
        };
        effect(unit);
        let unit = {
            checkpoint!();
        };
        unit
    }
}

scenario! {
    given (2);
    fn a_macro_is_told_a_value_that_has_passed_a_checkpoint(n: i32) -> String {
        let value = {
            checkpoint!();
            n + 1
        };
        let text = format!("{value} {}", n);
        checkpoint!();
        text
    }
}
