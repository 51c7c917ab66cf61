//! Ways out of a body that is a function: what `return` and `?` are made of, and jumps of another kind inside of them.

use std::task::Poll;

use asap_tests::prelude::*;

fn half(n: u32) -> Result<u32, String> {
    effect(("half", n));
    if n.is_multiple_of(2) { Ok(n / 2) } else { Err(format!("{n} is odd")) }
}

/// Returns from whoever uses it.
macro_rules! odd {
    ($n:expr) => {
        if $n % 2 == 1 {
            return Err(format!("{} is odd already", $n));
        }
    };
}

scenario! {
    given (8), (6), (4), (3);
    fn in_the_arguments_of_macros_that_are_known(n: u32) -> Result<Vec<String>, String> {
        let mut texts = vec![format!("{}", half(n)?)];
        checkpoint!();
        texts.extend(vec![half(n / 2)?.to_string(); half(2)? as usize]);
        checkpoint!();
        assert!(half(2)? == 1, "{}", half(2)?);
        assert_eq!(half(4)?, 2);
        if matches!(half(n)?, four if four == half(n)? && n != 6) {
            texts.push(format!("{n} {value:?}", value = half(n / 4)?));
        }
        checkpoint!();
        Ok(texts)
    }
}

scenario! {
    given (8), (7);
    fn behind_a_macro_that_returns(n: u32) -> Result<u32, String> {
        checkpoint!();
        odd!(n);
        let n = half(n)?;
        checkpoint!();
        Ok(n)
    }
}

scenario! {
    given (8), (7);
    fn behind_a_macro_that_returns_in_the_arguments_of_one_that_is_known(n: u32) -> Result<String, String> {
        checkpoint!();
        let text = format!("{n} {}", { odd!(n); n });
        checkpoint!();
        Ok(text)
    }
}

scenario! {
    given (8), (7);
    fn behind_a_macro_of_ones_own_with_a_known_name(n: u32) -> Result<u32, String> {
        macro_rules! assert {
            ($n:expr) => {
                if $n % 2 == 1 {
                    return Err(format!("{} is odd", $n));
                }
            };
        }
        checkpoint!();
        assert!(n);
        checkpoint!();
        Ok(n)
    }
}

scenario! {
    given (vec![2, 4, 5, 8]), (vec![2, 4]), (vec![10, 3]);
    fn jumps_inside_of_what_is_returned(list: Vec<u32>) -> Result<u32, String> {
        let text = format!("{list:?}");
        let mut sum = 0;
        for n in &list {
            checkpoint!();
            if *n > 9 {
                let kept = tap("kept", text);
                checkpoint!();
                return Ok(kept.len() as u32);
            }
            // `text` may be gone at one of the checkpoints, so that each piece of code puts it back.
            effect(&text);
            sum += half(if *n == 4 { effect(&text); continue } else { *n })?;
            if sum > 100 {
                return Ok(if text.is_empty() { break } else { sum });
            }
        }
        effect(&text);
        Ok(sum)
    }
}

scenario! {
    given (4), (5);
    fn one_in_the_other(n: u32) -> Result<u32, String> {
        checkpoint!();
        let more = half(half(n)?)?;
        checkpoint!();
        let value = half(if more == 1 { return half(half(8)?) } else { more })?;
        Ok(value)
    }
}

scenario! {
    given (2), (3);
    fn a_return_with_a_checkpoint_in_it(n: u32) -> Result<u32, String> {
        if n == 2 {
            return Ok({
                let twice = n * 2;
                checkpoint!();
                half(twice)?
            });
        }
        checkpoint!();
        return half(n);
    }
}

scenario! {
    given (2), (3);
    fn in_what_is_a_function_of_its_own(n: u32) -> Result<String, String> {
        fn inner(n: u32) -> Result<u32, String> {
            if n > 2 {
                return Ok(half(n)?);
            }
            Ok(n)
        }
        let again = |n: u32| -> Result<u32, String> {
            let n = half(n)?;
            return Ok(n);
        };
        checkpoint!();
        let text = format!("{:?} {:?}", inner(n), again(n));
        checkpoint!();
        Ok(text)
    }
}

scenario! {
    given (2), (3);
    fn under_an_attribute(n: u32) -> Result<u32, String> {
        checkpoint!();
        #[cfg(any())]
        half(1)?;
        #[cfg(any())]
        return Ok(0);
        #[cfg(all())]
        half(n)?;
        checkpoint!();
        #[allow(clippy::needless_return)]
        return Ok(n);
    }
}

scenario! {
    given (1), (4);
    fn an_error_that_is_made_to_leave(n: u32) -> Result<u32, Box<dyn std::error::Error>> {
        checkpoint!();
        if n == 1 {
            Err("one")?;
        }
        let half: u32 = half(n)?;
        checkpoint!();
        if half == 2 {
            return Err(Box::new(std::fmt::Error));
        }
        Ok(half)
    }
}

scenario! {
    given (0), (1), (2), (3);
    fn on_what_may_be_pending(n: u32) -> Result<String, String> {
        let poll = |n: u32| match n {
            0 => Poll::Pending,
            n => Poll::Ready(half(n)),
        };
        checkpoint!();
        let one: Poll<u32> = poll(n)?;
        let next: Poll<Option<u32>> = Poll::Ready((n < 3).then(|| half(4)))?;
        let text = format!("{one:?} {next:?}");
        checkpoint!();
        Ok(text)
    }
}

scenario! {
    given (vec![]), (vec![3, 4]);
    fn a_coercion_of_what_is_returned(list: Vec<u32>) -> Option<Box<[u32]>> {
        checkpoint!();
        if list.is_empty() {
            return Some(Box::new([1, 2, 3]));
        }
        let first = *list.first()?;
        checkpoint!();
        Some(Box::new([first]))
    }
}

scenario! {
    given (vec!["a".to_string()]), (vec![]);
    fn temporaries_of_what_is_returned(list: Vec<String>) -> usize {
        let cell = std::cell::RefCell::new(list);
        if cell.borrow().is_empty() {
            checkpoint!();
            return cell.borrow_mut().len();
        }
        cell.borrow_mut().push("b".to_string());
        checkpoint!();
        cell.borrow().len()
    }
}
