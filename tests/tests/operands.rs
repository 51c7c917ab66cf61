//! Checkpoints in operands and heads: what was evaluated before the checkpoint is kept, not evaluated again.

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
    given (1);
    fn an_assignment_to_an_element(n: usize) -> Vec<i32> {
        let mut numbers = vec![1, 2, 3];
        numbers[n] = {
            checkpoint!();
            tap("value", 20)
        };
        numbers[n + 1] += {
            checkpoint!();
            tap("more", 30)
        };
        checkpoint!();
        numbers
    }
}

scenario! {
    given (5);
    fn a_compound_assignment_whose_right_side_changes_the_left(n: i32) -> i32 {
        let mut x = n;
        x += {
            x = 100;
            checkpoint!();
            effect(x);
            1
        };
        effect(x);
        x
    }
}

scenario! {
    given ("a".to_string());
    fn a_compound_assignment_of_text(start: String) -> String {
        let mut text = start;
        text += {
            effect("right");
            checkpoint!();
            "bb"
        };
        text += &{
            checkpoint!();
            String::from("c")
        };
        effect(&text);
        text
    }
}

scenario! {
    given (3);
    fn a_method_on_a_block(n: i32) -> String {
        let text = {
            checkpoint!();
            tap("n", n)
        }
        .to_string();
        checkpoint!();
        text
    }
}

scenario! {
    given (3);
    fn an_operand_with_a_checkpoint(n: i32) -> i32 {
        let x = 2 * {
            checkpoint!();
            tap("n", n)
        };
        let y = {
            checkpoint!();
            x
        } + 1;
        -{
            checkpoint!();
            effect(y);
            y
        }
    }
}

scenario! {
    given (3);
    fn a_struct_literal_with_a_checkpoint(n: i32) -> Pair {
        let pair = Pair {
            left: n,
            right: {
                checkpoint!();
                effect("right");
                n.to_string()
            },
        };
        checkpoint!();
        pair
    }
}

scenario! {
    given (3);
    fn a_tuple_and_an_array_with_a_checkpoint(n: i32) -> (i32, [i32; 2]) {
        let pair = (n, {
            checkpoint!();
            tap("second", n + 1)
        });
        (pair.0, [pair.1, {
            checkpoint!();
            tap("last", 9)
        }])
    }
}

scenario! {
    given (3);
    fn a_constructor_with_a_checkpoint(n: u8) -> Option<u8> {
        Some({
            effect("in");
            checkpoint!();
            n + 1
        })
    }
}

scenario! {
    given (3);
    fn a_cast_and_parentheses(n: u8) -> i64 {
        let x = ({
            checkpoint!();
            tap("n", n)
        }) as i64;
        checkpoint!();
        x
    }
}

scenario! {
    given (1), (2);
    fn a_reference_to_a_block(n: i32) -> i32 {
        effect(&{
            checkpoint!();
            n + 1
        });
        checkpoint!();
        n
    }
}

scenario! {
    given (true, true), (true, false), (false, true);
    fn the_right_side_of_a_lazy_operator(a: bool, b: bool) -> bool {
        let both = tap("a", a) && {
            checkpoint!();
            tap("b", b)
        };
        let either = both || {
            checkpoint!();
            effect("either");
            a
        };
        checkpoint!();
        either
    }
}

scenario! {
    given (2);
    fn a_value_of_a_labelled_loop_in_an_argument(n: i32) -> i32 {
        add(n, 'a: loop {
            let mut i = 0;
            loop {
                i += 1;
                checkpoint!();
                if i == n {
                    break 'a i;
                }
            }
        })
    }
}

scenario! {
    given (5), (0);
    fn the_condition_is_a_block_with_a_checkpoint(n: i32) -> i32 {
        let mut x = n;
        if { x += 1; checkpoint!(); effect(x); x > 3 } {
            x += 10;
            checkpoint!();
        } else {
            x -= 10;
        }
        x
    }
}

scenario! {
    given (4);
    fn the_scrutinee_has_a_checkpoint(n: i32) -> i32 {
        let mut x = n;
        match { x += 1; checkpoint!(); tap("x", x) } {
            5 => {
                checkpoint!();
                x * 2
            }
            _ => 0,
        }
    }
}

scenario! {
    given (2);
    fn while_with_a_checkpoint_in_the_condition(n: u32) -> u32 {
        let mut i = 0;
        while { i += 1; checkpoint!(); tap("i", i) <= n } {
            effect("body");
            checkpoint!();
        }
        i
    }
}

scenario! {
    given (1);
    fn capture_in_each_argument(n: i32) -> i32 {
        add(
            {
                let first = tap("first", n);
                checkpoint!();
                first
            },
            {
                let second = tap("second", n * 2);
                checkpoint!();
                second
            },
        )
    }
}

scenario! {
    given (1);
    fn capture_in_nested_arguments(n: i32) -> i32 {
        add(1, add(2, add({ checkpoint!(); n }, { checkpoint!(); n + 1 })))
    }
}

scenario! {
    given (4);
    fn capture_not_in_tail_position(n: i32) -> i32 {
        1 + {
            checkpoint!();
            tap("n", n * 3)
        }
    }
}

scenario! {
    given (true), (false);
    fn capture_in_a_test_and_in_its_branches(flag: bool) -> i32 {
        if {
            checkpoint!();
            tap("test", flag)
        } {
            checkpoint!();
            1
        } else {
            checkpoint!();
            2
        }
    }
}

scenario! {
    given (2);
    fn capture_in_a_binding_of_a_let(n: i32) -> i32 {
        let (a, b) = (
            n,
            {
                checkpoint!();
                n + 1
            },
        );
        let c = {
            checkpoint!();
            a + b
        };
        a * b * c
    }
}

scenario! {
    given (1);
    fn an_early_end_of_a_nested_value(n: u32) -> Option<Vec<u32>> {
        let list = [n, {
            checkpoint!();
            if n == 0 {
                return None;
            }
            tap("second", n + 1)
        }];
        Some(list.to_vec())
    }
}

scenario! {
    given (3);
    fn an_earlier_operand_that_is_plain(n: i32) -> i32 {
        let (a, b) = (n, vec![n + 1]);
        let x = a + b[0] * {
            checkpoint!();
            tap("last", 2)
        };
        let y = add(a, b[0]) + {
            checkpoint!();
            tap("more", x)
        };
        effect(y);
        y
    }
}

scenario! {
    given (3);
    fn an_earlier_operand_that_changes_in_the_block(n: i32) -> i32 {
        let mut x = n;
        x + {
            x = 100;
            checkpoint!();
            tap("x", x)
        }
    }
}

scenario! {
    given (3);
    fn an_earlier_argument_with_an_effect(n: i32) -> i32 {
        add(tap("first", n), {
            checkpoint!();
            tap("second", 2)
        })
    }
}

scenario! {
    given (1);
    fn an_index_with_a_checkpoint(n: usize) -> i32 {
        let numbers = vec![10, 20, 30];
        let x = numbers[{
            checkpoint!();
            tap("index", n)
        }];
        effect(x);
        x + numbers[0]
    }
}

scenario! {
    given (2);
    fn a_bound_of_a_range_with_a_checkpoint(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0..({
            checkpoint!();
            tap("to", n)
        }) {
            sum += i;
            checkpoint!();
        }
        sum
    }
}

scenario! {
    given ("4".to_string()), ("x".to_string());
    fn a_question_mark_on_a_block(text: String) -> Result<i32, std::num::ParseIntError> {
        let n: i32 = {
            checkpoint!();
            effect("parsing");
            text.parse()
        }?;
        checkpoint!();
        Ok(n)
    }
}

scenario! {
    given receivers_that_change: (3), (70);
    #[resumable]
    fn receivers_that_change(n: u32) -> [u32; 4] {
        let mut at = n;
        let plain = at.max({
            checkpoint!();
            at = 1;
            9
        });
        at = n;
        let in_parentheses = (at).max({
            checkpoint!();
            at = 1;
            9
        });
        at = n;
        let by_a_closure = at.max({
            checkpoint!();
            let mut set = |to: u32| at = to;
            set(1);
            9
        });
        at = n;
        let by_a_borrow = at.max({
            checkpoint!();
            let there = &mut at;
            *there = 1;
            9
        });
        effect(at);
        [plain, in_parentheses, by_a_closure, by_a_borrow]
    }
}
