//! Foreign macros: what is named in them, inline captures too, is used.

use std::fmt::Write as _;

use asap_tests::prelude::*;

macro_rules! double {
    ($value:expr) => {
        $value * 2
    };
}

macro_rules! push_all {
    ($list:ident; $($value:expr),*) => {
        $($list.push($value);)*
    };
}

macro_rules! leave_if {
    ($test:expr, $value:expr) => {
        if $test {
            return $value;
        }
    };
}

macro_rules! next_if {
    ($test:expr) => {
        if $test {
            continue;
        }
    };
}

macro_rules! stop_if {
    ($test:expr) => {
        if $test {
            break;
        }
    };
}

macro_rules! attempt {
    ($value:expr) => {
        $value?
    };
}

macro_rules! bind {
    ($name:ident = $value:expr) => {
        let $name = $value;
    };
}

macro_rules! hidden {
    () => {{
        let x = 1000;
        x
    }};
}

scenario! {
    given (3);
    fn inline_captures_are_uses(n: u32) -> String {
        let width = 6;
        let text = "x".to_string();
        let value = n + 1;
        checkpoint!();
        format!("{text}|{value:>width$}|{value:#x}|{text:?}")
    }
}

scenario! {
    given (3);
    fn captures_of_precision_and_position(n: u32) -> String {
        let (x, digits, wide) = (1.5f64 * f64::from(n), 2, 9usize);
        checkpoint!();
        let a = format!("{x:.digits$} {0:>wide$} {y}", n, y = digits);
        checkpoint!();
        format!("{a} {{x}} {x:wide$.digits$}")
    }
}

scenario! {
    given (3);
    fn printing(n: u32) -> u32 {
        let total = n * 2;
        checkpoint!();
        println!("{total} and {}", n);
        eprintln!("{n:?}");
        print!("{total}\n");
        checkpoint!();
        total
    }
}

scenario! {
    given (2);
    fn vec_in_both_forms(n: usize) -> Vec<usize> {
        let filler = n + 1;
        checkpoint!();
        let mut list = vec![filler; n];
        checkpoint!();
        list.extend(vec![n, filler]);
        effect(&list);
        list
    }
}

scenario! {
    given (5), (50);
    fn matches_with_a_guard(n: u32) -> bool {
        let (limit, some) = (10, Some(n));
        checkpoint!();
        let small = matches!(some, Some(x) if x < limit);
        checkpoint!();
        effect(small);
        small
    }
}

scenario! {
    given (5);
    fn assertions_use_their_operands(n: u32) -> u32 {
        let (expected, why) = (5, "equal".to_string());
        checkpoint!();
        assert!(n == expected, "{why}");
        assert_eq!(n, expected, "{why} {}", n);
        checkpoint!();
        n
    }
}

scenario! {
    given (5), (0);
    fn an_assertion_fails_with_its_message(n: u32) -> u32 {
        let why = String::from("n must be positive");
        checkpoint!();
        assert!(n > 0, "{why}: {n}");
        n
    }
}

scenario! {
    given (4);
    fn writing_to_a_text(n: u32) -> String {
        let mut text = String::new();
        write!(text, "{n}").unwrap();
        checkpoint!();
        writeln!(text, "{n:03}").unwrap();
        checkpoint!();
        text
    }
}

scenario! {
    given (4);
    fn events_of_tracing(n: u32) -> u32 {
        let name = "job".to_string();
        checkpoint!();
        tracing::info!(n, %name, half = n / 2, "a step of {name}");
        tracing::debug!(?name);
        checkpoint!();
        n
    }
}

scenario! {
    given (4);
    fn a_macro_of_ones_own(n: u32) -> u32 {
        let x = double!(n);
        checkpoint!();
        let y = double!(double!(x) + n);
        checkpoint!();
        effect(y);
        y
    }
}

scenario! {
    given (4);
    fn a_macro_that_changes_a_local(n: u32) -> Vec<u32> {
        let mut list = vec![];
        push_all!(list; n, n + 1);
        checkpoint!();
        push_all!(list; n * 2);
        effect(&list);
        checkpoint!();
        push_all! { list; 1 }
        list
    }
}

scenario! {
    given (1), (2);
    fn a_macro_that_returns(n: u32) -> u32 {
        checkpoint!();
        leave_if!(n == 1, 100);
        checkpoint!();
        effect("still here");
        n
    }
}

scenario! {
    given (6);
    fn macros_that_jump(n: u32) -> Vec<u32> {
        let mut seen = vec![];
        for i in 0..n {
            next_if!(i % 2 == 1);
            checkpoint!();
            seen.push(i);
            stop_if!(i == 4);
            effect(i);
        }
        checkpoint!();
        seen
    }
}

scenario! {
    given (3);
    fn a_break_inside_a_macro_in_loop_and_while(n: u32) -> u32 {
        let mut x = 0;
        loop {
            x += 1;
            checkpoint!();
            stop_if!(x == n);
        }
        while x > 0 {
            x -= 1;
            next_if!(x == 1);
            checkpoint!();
            stop_if!({ effect(x); x == 0 });
        }
        x
    }
}

scenario! {
    given ("5".to_string()), ("five".to_string());
    fn a_macro_with_a_question_mark(text: String) -> Result<u32, std::num::ParseIntError> {
        checkpoint!();
        let n: u32 = attempt!(text.parse());
        checkpoint!();
        effect(n);
        Ok(n)
    }
}

scenario! {
    given (5);
    fn a_macro_that_binds_is_used_before_the_checkpoint(n: u32) -> u32 {
        let sum = {
            bind!(x = n + 1);
            x * 2
        };
        checkpoint!();
        effect(sum);
        sum
    }
}

scenario! {
    given (5);
    fn a_macro_with_a_local_of_the_same_name(x: u32) -> u32 {
        let y = x + hidden!();
        checkpoint!();
        effect(y);
        x + hidden!() + y
    }
}

scenario! {
    given (2);
    fn a_macro_in_a_condition_and_a_head(n: u32) -> u32 {
        let mut sum = 0;
        if matches!(n, 1..=3) {
            for i in vec![n; 2] {
                sum += double!(i);
                checkpoint!();
            }
        }
        match format!("{sum}").as_str() {
            "8" => {
                checkpoint!();
                effect("eight");
            }
            _ => {}
        }
        sum
    }
}

scenario! {
    given (2);
    fn a_macro_defined_in_the_body(n: u32) -> u32 {
        macro_rules! plus {
            ($a:expr, $b:expr) => {
                $a + $b
            };
        }
        let x = plus!(n, 1);
        checkpoint!();
        let y = plus!(x, plus!(n, x));
        effect(y);
        checkpoint!();
        y
    }
}

scenario! {
    given ();
    fn macros_without_locals() -> (u32, String) {
        let line = line!() > 0;
        checkpoint!();
        effect(line);
        effect(concat!("a", 1, true));
        checkpoint!();
        (u32::from(line), stringify!(line + 1).to_owned())
    }
}

scenario! {
    given ();
    fn json_with_interpolated_locals() -> serde_json::Value {
        let (name, count) = ("n".to_string(), 2);
        checkpoint!();
        let value = serde_json::json!({ "name": name, "list": [count, null], "nested": { "count": count + 1 } });
        checkpoint!();
        value
    }
}

scenario! {
    given (5), (500);
    fn the_text_of_a_failed_assertion_names_the_users_variable(n: u32) -> u32 {
        let x = n;
        checkpoint!();
        let x = x + 1;
        checkpoint!();
        assert!(x > 100);
        n
    }
}

scenario! {
    given (5);
    fn shadowed_locals_in_text_and_as_tokens(n: u32) -> String {
        let x = n;
        checkpoint!();
        let y = format!("{x} {} {}", x, stringify!(x));
        let x = 'x';
        checkpoint!();
        format!("{y} {x} {x:?} {} {}", x, stringify!(x))
    }
}

scenario! {
    given (3);
    fn a_format_macro_inside_another_macro(price: u32) -> Vec<String> {
        let price = price + 1;
        checkpoint!();
        let texts = vec![format!("{price:?}"), format!("{}", format!("<{price}>"))];
        checkpoint!();
        effect(&texts);
        texts
    }
}
