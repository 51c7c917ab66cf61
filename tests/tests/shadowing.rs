//! Shadowing of any depth and kind: two live locals of one name stay two.

use asap_tests::prelude::*;

scenario! {
    given (1);
    fn by_a_value_of_the_same_type(n: i32) -> i32 {
        let x = n;
        checkpoint!();
        let x = x + 1;
        effect(x);
        checkpoint!();
        let x = x * 10;
        checkpoint!();
        x
    }
}

scenario! {
    given (1);
    fn by_a_value_of_another_type(x: i32) -> usize {
        checkpoint!();
        let x = x.to_string();
        checkpoint!();
        effect(&x);
        let x = vec![x; 3];
        checkpoint!();
        let x = x.len();
        checkpoint!();
        x
    }
}

scenario! {
    given (1);
    fn in_a_block_while_the_outer_one_lives(n: i32) -> i32 {
        let x = n;
        {
            let x = "inner".to_string();
            checkpoint!();
            effect(&x);
            {
                let x = [x.clone()];
                checkpoint!();
                effect(&x);
            }
            checkpoint!();
            effect(x.len());
        }
        checkpoint!();
        x
    }
}

scenario! {
    given (2);
    fn four_of_one_name_at_once(x: u32) -> String {
        let show;
        {
            let y = x;
            let x = x + 1;
            {
                let z = x;
                let x = x.to_string();
                {
                    let w = x.clone();
                    let x = Some(x.clone());
                    checkpoint!();
                    effect((&x, &w, z, y));
                    show = format!("{x:?}{w}{z}{y}");
                }
                checkpoint!();
                effect(&x);
            }
            checkpoint!();
            effect(x);
        }
        checkpoint!();
        format!("{show}{x}")
    }
}

scenario! {
    given (2);
    fn a_name_used_in_its_own_initialiser_with_a_checkpoint(x: u32) -> u32 {
        let x = {
            let x = x + 1;
            checkpoint!();
            let x = {
                checkpoint!();
                tap("inner", x * 2)
            };
            checkpoint!();
            x + 1
        };
        effect(x);
        checkpoint!();
        x
    }
}

scenario! {
    given (Some(3)), (None);
    fn by_a_pattern(x: Option<u32>) -> u32 {
        if let Some(x) = x {
            checkpoint!();
            effect(x);
        }
        let y = match x {
            Some(x) if x > 2 => {
                let x = x + 1;
                checkpoint!();
                x
            }
            x => {
                checkpoint!();
                x.unwrap_or(5)
            }
        };
        checkpoint!();
        effect(x);
        y
    }
}

scenario! {
    given (3);
    fn by_the_variable_of_a_loop(i: u32) -> u32 {
        let mut sum = 0;
        for i in 0..i {
            let i = i * 10;
            checkpoint!();
            for i in i..i + 2 {
                sum += i;
                checkpoint!();
            }
            effect(i);
        }
        checkpoint!();
        sum + i
    }
}

scenario! {
    given (3);
    fn in_the_body_of_a_loop(n: u32) -> Vec<String> {
        let mut all = vec![];
        let x = 0u8;
        let mut i = 0;
        while i < n {
            let x = format!("{x}{i}");
            checkpoint!();
            let x = format!("{x}!");
            all.push(x);
            i += 1;
            checkpoint!();
        }
        effect(x);
        all
    }
}

scenario! {
    given (3);
    fn a_parameter_by_a_mutable_one(n: u32) -> u32 {
        let mut n = n;
        while n > 0 {
            n -= 1;
            checkpoint!();
            effect(n);
        }
        n
    }
}

scenario! {
    given (3);
    fn both_are_needed_after_the_block(x: i32) -> (i32, i32) {
        let y = {
            let x = -x;
            checkpoint!();
            effect(x);
            x
        };
        checkpoint!();
        (x, y)
    }
}

scenario! {
    given (3);
    fn an_item_of_the_same_name(n: u32) -> u32 {
        fn x(n: u32) -> u32 {
            n + 100
        }
        let y = x(n);
        let x = y + 1;
        checkpoint!();
        effect(x);
        mod beside {
            pub(super) fn y() -> u32 {
                7
            }
        }
        x + y + beside::y()
    }
}

scenario! {
    given (3);
    fn a_name_of_the_prelude(n: u32) -> String {
        let drop = n;
        let vec = vec![drop];
        let format = format!("{vec:?}");
        let checkpoint = "not the macro".to_string();
        checkpoint!();
        effect((drop, &vec));
        format!("{checkpoint}{format}")
    }
}

scenario! {
    given (3);
    fn one_is_assigned_after_the_other_has_shadowed_it(n: u32) -> (u32, u32) {
        let mut x = n;
        let old = {
            x += 1;
            let mut x = x * 10;
            checkpoint!();
            x += 1;
            checkpoint!();
            x
        };
        x += 1;
        effect(x);
        checkpoint!();
        (x, old)
    }
}

scenario! {
    given (3);
    fn through_let_else_and_tuples(pair: u32) -> u32 {
        let pair = (pair, pair + 1);
        checkpoint!();
        let (pair, other) = (pair.1, pair.0);
        checkpoint!();
        let Some(pair) = pair.checked_add(other) else { return 0 };
        effect(pair);
        checkpoint!();
        let [pair, ..] = [pair, other];
        pair
    }
}

scenario! {
    given (3);
    fn the_same_name_in_two_branches_and_after(n: u32) -> String {
        if n > 2 {
            let text = "large".to_string();
            checkpoint!();
            effect(&text);
        } else {
            let text = 'c';
            checkpoint!();
            effect(text);
        }
        let text = n;
        checkpoint!();
        let text = text.to_string();
        text
    }
}

scenario! {
    given (3);
    fn a_shadowed_value_is_alive_through_a_closure_result(n: u32) -> u32 {
        let x = vec![n];
        let length = (|| x.len())();
        let x = x[0] + length as u32;
        checkpoint!();
        effect(x);
        x
    }
}

scenario! {
    given (3);
    fn late_initialised_ones_of_one_name(n: u32) -> (String, u32) {
        let x;
        let y = {
            let x;
            checkpoint!();
            x = n + 1;
            checkpoint!();
            effect(x);
            x
        };
        x = y.to_string();
        checkpoint!();
        (x, y)
    }
}

scenario! {
    given (vec![3, 1, 2]);
    fn shadowed_names_that_an_expansion_might_use(items: Vec<i64>) -> i64 {
        let (item, value, at, source, kept) = (1, 2, 3, 4, 5);
        checkpoint!();
        effect((item, value, at, source, kept));
        let (item, value, at, source, kept) = (item + 1, value + 1, at + 1, source + 1, kept + 1);
        let mut sum = item + value + at + source + kept;
        checkpoint!();
        for item in items {
            let item = item + sum;
            checkpoint!();
            let value = Some(item);
            checkpoint!();
            if let Some(value) = value {
                sum += value;
            }
            checkpoint!();
        }
        sum + item + value + at + source + kept
    }
}
