//! `?` on everything that has it.

use std::fmt;
use std::io;
use std::num::ParseIntError;
use std::ops::ControlFlow;

use anyhow::Context as _;
use asap_tests::prelude::*;

#[derive(Debug)]
enum Trouble {
    Number(ParseIntError),
    Io(io::Error),
    Negative(i64),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(error) => write!(f, "not a number: {error}"),
            Self::Io(error) => write!(f, "not read: {error}"),
            Self::Negative(n) => write!(f, "{n} is negative"),
        }
    }
}

impl std::error::Error for Trouble {}

impl From<ParseIntError> for Trouble {
    fn from(error: ParseIntError) -> Self {
        effect("converted");
        Self::Number(error)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

#[derive(Debug, PartialEq)]
struct OnlyDebug(u8);

fn number(text: &str) -> Result<i64, ParseIntError> {
    effect(("number", text));
    text.parse()
}

fn positive(n: i64) -> Result<i64, Trouble> {
    if n < 0 { Err(Trouble::Negative(n)) } else { Ok(n) }
}

scenario! {
    given ("1".to_string(), "2".to_string()), ("x".to_string(), "2".to_string()), ("1".to_string(), String::new());
    fn on_a_result(a: String, b: String) -> Result<i64, ParseIntError> {
        let a = number(&a)?;
        checkpoint!();
        let b = number(&b)?;
        checkpoint!();
        Ok(a + b)
    }
}

scenario! {
    given ("1".to_string()), ("-1".to_string()), ("one".to_string());
    fn with_a_conversion_of_the_error(text: String) -> Result<i64, Trouble> {
        checkpoint!();
        let n = number(&text)?;
        checkpoint!();
        let n = positive(n)?;
        checkpoint!();
        Ok(n)
    }
}

scenario! {
    given ("7".to_string()), ("-".to_string());
    fn on_the_tail(text: String) -> Result<i64, Trouble> {
        effect("start");
        checkpoint!();
        Ok(positive(number(&text)?)?)
    }
}

scenario! {
    given (vec!["1".into(), "2".into()]), (vec!["1".into(), "-2".into(), "3".into()]);
    fn in_a_loop(texts: Vec<String>) -> Result<i64, Trouble> {
        let mut sum = 0;
        for text in &texts {
            let n = number(text)?;
            checkpoint!();
            sum += positive(n)?;
            effect(sum);
        }
        Ok(sum)
    }
}

scenario! {
    given (vec![1, 2, 3]), (vec![1]), (vec![]);
    fn on_an_option(numbers: Vec<u32>) -> Option<u32> {
        let first = numbers.first().copied()?;
        checkpoint!();
        effect(first);
        let third = *numbers.get(2)?;
        checkpoint!();
        Some(first + third)
    }
}

scenario! {
    given ("4".to_string()), ("four".to_string());
    fn with_a_boxed_error(text: String) -> Result<i64, Box<dyn std::error::Error>> {
        let n = number(&text)?;
        checkpoint!();
        if n == 0 {
            return Err("zero".into());
        }
        Ok(n)
    }
}

scenario! {
    given ("4".to_string()), ("four".to_string()), ("-4".to_string());
    fn with_anyhow(text: String) -> anyhow::Result<i64> {
        effect("start");
        checkpoint!();
        let n = number(&text).with_context(|| format!("reading {text:?}"))?;
        checkpoint!();
        anyhow::ensure!(n > 0, "{n} is too small");
        checkpoint!();
        Ok(n)
    }
}

scenario! {
    given (0), (1);
    fn with_an_input_output_error(n: u8) -> io::Result<u8> {
        effect(n);
        checkpoint!();
        if n == 0 {
            Err(io::Error::new(io::ErrorKind::NotFound, "no such thing"))?;
        }
        checkpoint!();
        Ok(n)
    }
}

scenario! {
    given (3), (0);
    fn with_an_error_that_cannot_be_displayed(n: u8) -> Result<u8, OnlyDebug> {
        checkpoint!();
        let n = n.checked_sub(1).ok_or(OnlyDebug(n))?;
        effect(n);
        checkpoint!();
        Ok(n)
    }
}

scenario! {
    given (Ok(1)), (Err(2));
    fn in_an_argument_and_a_condition(n: Result<i32, i32>) -> Result<i32, String> {
        fn text(n: Result<i32, i32>) -> Result<i32, String> {
            n.map_err(|n| format!("error {n}"))
        }
        let sum = tap("sum", text(n)? + text(Ok(3))?);
        checkpoint!();
        if tap("test", text(n)? == 1) {
            checkpoint!();
            effect("one");
        }
        Ok(sum)
    }
}

scenario! {
    given ("5".to_string()), ("z".to_string());
    fn in_a_block_with_a_checkpoint(text: String) -> Result<i64, ParseIntError> {
        let n = {
            checkpoint!();
            let n = number(&text)?;
            checkpoint!();
            n * 2
        };
        effect(n);
        Ok(n)
    }
}

scenario! {
    given (Some("3".to_string())), (Some("c".to_string())), (None);
    fn on_an_option_of_a_result(text: Option<String>) -> Result<Option<i64>, ParseIntError> {
        let n = text.as_deref().map(number).transpose()?;
        checkpoint!();
        effect(n);
        Ok(n)
    }
}

scenario! {
    given (2), (5);
    fn inside_a_closure_it_leaves_the_closure(n: u8) -> String {
        let halve = |n: u8| -> Option<u8> {
            let even = (n % 2 == 0).then_some(n)?;
            Some(even / 2)
        };
        let half = halve(n);
        checkpoint!();
        effect(half);
        format!("{half:?}")
    }
}

scenario! {
    given (2), (5);
    fn on_control_flow(n: u8) -> String {
        fn stop_at_five(n: u8) -> ControlFlow<String, u8> {
            if n == 5 { ControlFlow::Break("five".into()) } else { ControlFlow::Continue(n) }
        }
        let end = match stop_at_five(n) {
            ControlFlow::Break(text) => {
                checkpoint!();
                text
            }
            ControlFlow::Continue(n) => {
                checkpoint!();
                n.to_string()
            }
        };
        effect(&end);
        end
    }
}

scenario! {
    given ("1".to_string()), ("x".to_string());
    fn an_error_that_is_handled_here(text: String) -> String {
        let outcome = match number(&text) {
            Ok(n) => {
                checkpoint!();
                n.to_string()
            }
            Err(error) => {
                let message = error.to_string();
                checkpoint!();
                effect(&message);
                message
            }
        };
        checkpoint!();
        outcome
    }
}

scenario! {
    given ("1".to_string()), ("x".to_string());
    fn a_result_of_a_unit(text: String) -> Result<(), Trouble> {
        checkpoint!();
        number(&text)?;
        checkpoint!();
        Ok(())
    }
}

scenario! {
    given (0), (1), (2);
    fn a_result_of_an_option(n: u8) -> Result<Option<u8>, String> {
        checkpoint!();
        match n {
            0 => Err("zero".to_string())?,
            1 => {
                checkpoint!();
                Ok(None)
            }
            _ => Ok(Some(n)),
        }
    }
}

scenario! {
    given (1), (0);
    fn a_result_whose_error_is_a_static_text(n: u8) -> Result<u8, &'static str> {
        checkpoint!();
        n.checked_sub(1).ok_or("too small")
    }
}

mod named {
    use super::Trouble;

    pub(super) type Result<T> = std::result::Result<T, Trouble>;
}

scenario! {
    given ("1".to_string()), ("x".to_string());
    fn a_result_of_an_alias(text: String) -> named::Result<i64> {
        effect("start");
        checkpoint!();
        Ok(number(&text)?)
    }
}

scenario! {
    given (true), (false);
    fn a_result_by_its_full_path(fine: bool) -> ::std::result::Result<u8, String> {
        checkpoint!();
        if fine { Ok(1) } else { Err("not fine".into()) }
    }
}
