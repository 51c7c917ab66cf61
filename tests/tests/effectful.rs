//! `effect!` wherever an expression may stand: without a crash it is the expression, and after one it is done again under its key, or found.

use std::time::Duration;

use asap_tests::prelude::*;

scenario! {
    given (0), (4);
    fn in_lets_statements_and_operands(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0..n {
            let first = effect!("first", retry, |_key| { effect(i); i * 2 });
            effect!(retry, effect("statement"));
            sum += first + effect!("second", retry, tap("operand", i)) * tap("behind", 3);
            sum = sum.max(effect!("third", check = None, tap("argument", i)));
        }
        sum
    }
}

scenario! {
    given ("7".to_owned()), ("x".to_owned());
    fn it_may_fail(text: String) -> Result<u32, String> {
        let parsed = effect!("parse", retry, {
            effect(&text);
            text.parse::<u32>().map_err(|error| error.to_string())
        });
        let number = parsed?;
        let again = effect!("parse again", retry, text.parse::<u32>().map_err(|error| error.to_string())?);
        effect(again);
        Ok(number + again)
    }
}

scenario! {
    given (3);
    fn a_jump_leaves_it(n: u32) -> Vec<u32> {
        let mut seen = Vec::new();
        'all: for i in 0..n {
            for j in 0..n {
                let value = effect!("value", retry, {
                    effect((i, j));
                    if i + j == 3 {
                        continue 'all;
                    }
                    if i * j == 2 {
                        break 'all;
                    }
                    i * 10 + j
                });
                seen.push(value);
            }
        }
        seen
    }
}

scenario! {
    given (1), (2), (3);
    fn in_heads_and_arms(n: u32) -> String {
        let mut text = String::new();
        if effect!("head", retry, tap("is one", n == 1)) {
            text.push_str("one");
            checkpoint!();
        } else {
            text = effect!("arm", retry, tap("text", format!("not one but {n}")));
        }
        match effect!("scrutinee", retry, tap("half", n / 2)) {
            0 => effect!("none", retry, effect("none")),
            half if half == n => text.push('!'),
            half => {
                let half = effect!("half", check = None, half + 1);
                effect(half);
                text.push_str(&half.to_string());
            }
        }
        while effect!("while", retry, tap("length", text.len() < 20)) {
            text.push('.');
        }
        text
    }
}

scenario! {
    given outer: (3);
    #[resumable]
    fn outer(n: u32) -> Result<u32, String> {
        let mut sum = 0;
        for i in 0..n {
            sum += call!(inner(i)).unwrap_or(100);
            sleep!(Duration::ZERO);
            effect(sum);
        }
        Ok(sum)
    }

    #[resumable]
    fn inner(i: u32) -> Result<u32, String> {
        let twice = effect!("twice", retry, {
            effect(i);
            if i == 1 {
                return Err("odd".to_owned());
            }
            i * 2
        });
        Ok(effect!("more", retry, twice + 1))
    }
}

scenario! {
    given (2);
    fn what_it_borrows_is_free_behind_it(n: u32) -> Vec<String> {
        let mut words = vec!["a".to_owned()];
        for _ in 0..n {
            let last = &words[words.len() - 1];
            let next = effect!("next", retry, |_key| format!("{last}b"));
            effect(last);
            words.push(next);
            let words = &mut words;
            effect!("push", retry, words.push("c".to_owned()));
        }
        words
    }
}

async_scenario! {
    given (3);
    async fn it_may_wait(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0..n {
            sum += effect!("later", retry, |_key| {
                effect(i);
                tokio::task::yield_now().await;
                i
            });
            sleep!("nap", Duration::ZERO);
            let found = effect!("found", check = Some({ tokio::task::yield_now().await; 7 }), 7);
            effect(found);
            sum += found;
        }
        sum
    }
}
