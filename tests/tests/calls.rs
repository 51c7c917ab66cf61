//! `call!` of one resumable function from another, wherever an expression may stand.

use std::collections::BTreeMap;

use asap_tests::prelude::*;

scenario! {
    given statement: (2);
    #[resumable]
    fn statement(n: u32) -> u32 {
        effect("before");
        call!(child(n));
        effect("between");
        call!(child(n + 1));
        effect("after");
        n
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        effect(("child", n));
        checkpoint!();
        effect(("child goes on", n));
        n * 2
    }
}

scenario! {
    given in_lets: (3);
    #[resumable]
    fn in_lets(n: u32) -> (u32, String, u32) {
        let doubled = call!(child(n));
        let (text, mut length) = call!(pair(doubled));
        checkpoint!();
        length += doubled;
        let Some(last) = call!(some(length)) else { return (0, text, 0) };
        (doubled, text, last)
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        checkpoint!();
        n * 2
    }

    #[resumable]
    fn pair(n: u32) -> (String, u32) {
        let text = "x".repeat(n as usize);
        checkpoint!();
        effect(&text);
        (text, n)
    }

    #[resumable]
    fn some(n: u32) -> Option<u32> {
        checkpoint!();
        Some(n)
    }
}

scenario! {
    given tail: (3);
    #[resumable]
    fn tail(n: u32) -> u32 {
        effect("head");
        call!(child(n + 1))
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        checkpoint!();
        effect(n);
        n * 2
    }
}

scenario! {
    given nothing_but_calls: (3);
    #[resumable]
    fn nothing_but_calls(n: u32) -> u32 {
        call!(middle(n))
    }

    #[resumable]
    fn middle(n: u32) -> u32 {
        call!(innermost(n)) + call!(innermost(n))
    }

    #[resumable]
    fn innermost(n: u32) -> u32 {
        effect("in");
        checkpoint!();
        n
    }
}

scenario! {
    given child_without_a_checkpoint: (3);
    #[resumable]
    fn child_without_a_checkpoint(n: u32) -> u32 {
        let first = call!(plain(n));
        checkpoint!();
        let second = call!(plain(first));
        first + second
    }

    #[resumable]
    fn plain(n: u32) -> u32 {
        effect(n);
        n + 1
    }
}

scenario! {
    given without_arguments_or_value: ();
    #[resumable]
    fn without_arguments_or_value() {
        call!(announce());
        call!(announce());
        call!(announce())
    }

    #[resumable]
    fn announce() {
        effect("announced");
        checkpoint!();
    }
}

scenario! {
    given question_mark_on_a_result: ("3".into(), "4".into()), ("x".into(), "4".into()), ("3".into(), "y".into());
    #[resumable]
    fn question_mark_on_a_result(left: String, right: String) -> Result<u32, std::num::ParseIntError> {
        let left = call!(parse(left))?;
        effect(left);
        Ok(left + call!(parse(right))?)
    }

    #[resumable]
    fn parse(text: String) -> Result<u32, std::num::ParseIntError> {
        checkpoint!();
        effect(&text);
        let n = text.parse()?;
        checkpoint!();
        Ok(n)
    }
}

scenario! {
    given question_mark_on_an_option: (1), (5);
    #[resumable]
    fn question_mark_on_an_option(n: u32) -> Option<u32> {
        let first = call!(small(n))?;
        let second = call!(small(first + 1))?;
        Some(first + second)
    }

    #[resumable]
    fn small(n: u32) -> Option<u32> {
        checkpoint!();
        effect(n);
        (n < 5).then_some(n)
    }
}

scenario! {
    given errors_are_converted: (1), (2), (3);
    #[resumable]
    fn errors_are_converted(n: u32) -> Result<u32, Box<dyn std::error::Error + Send + Sync>> {
        let n = call!(refuses(n))?;
        checkpoint!();
        let n: u32 = call!(text(n))?.parse()?;
        Ok(n)
    }

    #[resumable]
    fn refuses(n: u32) -> Result<u32, std::fmt::Error> {
        checkpoint!();
        if n == 2 { Err(std::fmt::Error) } else { Ok(n) }
    }

    #[resumable]
    fn text(n: u32) -> Result<String, String> {
        checkpoint!();
        if n == 3 { Err("three".to_owned()) } else { Ok(n.to_string()) }
    }
}

scenario! {
    given a_result_is_a_value: (1), (2);
    #[resumable]
    fn a_result_is_a_value(n: u32) -> String {
        let outcome = call!(refuses(n));
        checkpoint!();
        match outcome {
            Ok(n) => format!("fine {n}"),
            Err(error) => format!("not fine: {error}"),
        }
    }

    #[resumable]
    fn refuses(n: u32) -> Result<u32, String> {
        checkpoint!();
        effect(n);
        if n == 2 { Err("two".to_owned()) } else { Ok(n) }
    }
}

scenario! {
    given in_if_heads: (1), (2), (3);
    #[resumable]
    fn in_if_heads(n: u32) -> String {
        String::from(
        if call!(is(n, 1)) {
            checkpoint!();
            effect("one");
            "one"
        } else if call!(is(n, 2)) && call!(is(n, 2)) || call!(is(n, 4)) {
            effect("two");
            "two"
        } else if !call!(is(n, 5)) {
            checkpoint!();
            "other"
        } else {
            "five"
        })
    }

    #[resumable]
    fn is(n: u32, other: u32) -> bool {
        effect((n, other));
        checkpoint!();
        n == other
    }
}

scenario! {
    given in_if_let_heads: (1), (6);
    #[resumable]
    fn in_if_let_heads(n: u32) -> u32 {
        if let Some(half) = call!(half(n)) {
            checkpoint!();
            effect(half);
            half
        } else if let (Some(a), b) = (call!(half(n + 1)), n) {
            effect((a, b));
            call!(half(a * 2)).unwrap_or_default() + b
        } else {
            0
        }
    }

    #[resumable]
    fn half(n: u32) -> Option<u32> {
        effect(n);
        checkpoint!();
        n.is_multiple_of(2).then_some(n / 2)
    }
}

scenario! {
    given in_while_heads: (5);
    #[resumable]
    fn in_while_heads(n: u32) -> u32 {
        let mut left = n;
        while call!(above(left, 2)) {
            effect(left);
            left -= 1;
        }
        while let Some(less) = call!(less(left)) {
            checkpoint!();
            left = less;
        }
        left
    }

    #[resumable]
    fn above(n: u32, bound: u32) -> bool {
        checkpoint!();
        effect("compared");
        n > bound
    }

    #[resumable]
    fn less(n: u32) -> Option<u32> {
        checkpoint!();
        n.checked_sub(1)
    }
}

scenario! {
    given in_match_heads: (0), (1), (2), (9);
    #[resumable]
    fn in_match_heads(n: u32) -> String {
        match call!(kind(n)) {
            (0, text) => text,
            (1, text) if text.len() > 3 => {
                checkpoint!();
                effect(&text);
                text
            }
            (k @ 2..=8, text) => match call!(kind(k - 2)) {
                (inner, _) => format!("{text} {inner}"),
            },
            _ => call!(kind(0)).1,
        }
    }

    #[resumable]
    fn kind(n: u32) -> (u32, String) {
        effect(n);
        checkpoint!();
        (n, format!("kind {n}"))
    }
}

scenario! {
    given in_for_heads: (3);
    #[resumable]
    fn in_for_heads(n: u32) -> u32 {
        let mut sum = 0;
        for i in 0..call!(upper(n)) {
            effect(i);
            sum += i;
            checkpoint!();
        }
        for word in call!(words(n)) {
            sum += call!(upper(word.len() as u32));
        }
        for word in &call!(words(2)) {
            sum += word.len() as u32;
            checkpoint!();
        }
        sum
    }

    #[resumable]
    fn upper(n: u32) -> u32 {
        effect("upper");
        checkpoint!();
        n + 1
    }

    #[resumable]
    fn words(n: u32) -> Vec<String> {
        checkpoint!();
        (0..n).map(|i| "w".repeat(i as usize)).collect()
    }
}

scenario! {
    given operands_in_front_and_behind: (2);
    #[resumable]
    fn operands_in_front_and_behind(n: u32) -> (u32, Vec<u32>, String) {
        let sum = tap("a", n) + call!(child(n)) * tap("b", 3) - call!(child(1)) + tap("c", 1);
        let list = vec![sum, sum + 1];
        let array = [tap("d", 1), call!(child(tap("e", 2))), tap("f", 3)];
        let pair = (tap("g", String::from("g")), call!(child(4)), tap("h", 5));
        effect(&pair);
        let text = format!("{:?} {:?}", array, pair);
        (sum.max(call!(child(sum))), list, text)
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        effect(("child", n));
        checkpoint!();
        n + 10
    }
}

scenario! {
    given arguments_with_effects: (2);
    #[resumable]
    fn arguments_with_effects(n: u32) -> u32 {
        let mut count = 0;
        let mut next = || {
            count += 1;
            tap("next", count)
        };
        let first = next();
        let second = call!(add(tap("left", n + first), tap("right", n * 2)));
        call!(add(tap("left", second), {
            effect("block");
            tap("right", second + 1)
        }))
    }

    #[resumable]
    fn add(left: u32, right: u32) -> u32 {
        checkpoint!();
        effect((left, right));
        checkpoint!();
        left + right
    }
}

scenario! {
    given arguments_that_hold_points: (2);
    #[resumable]
    fn arguments_that_hold_points(n: u32) -> u32 {
        let sum = call!(add(
            tap("first", n),
            {
                checkpoint!();
                effect("after the checkpoint in the argument");
                n + 1
            }
        ));
        call!(add(call!(add(sum, 1)), call!(add(call!(add(n, n)), if n > 1 { call!(add(0, 0)) } else { 7 }))))
    }

    #[resumable]
    fn add(left: u32, right: u32) -> u32 {
        effect((left, right));
        checkpoint!();
        left + right
    }
}

scenario! {
    given in_a_range_loop: (4);
    #[resumable]
    fn in_a_range_loop(n: u32) -> Vec<u32> {
        let mut squares = Vec::new();
        for i in (0..n).rev() {
            if i == 2 {
                continue;
            }
            squares.push(call!(square(i)));
            if i == 0 {
                break;
            }
        }
        squares
    }

    #[resumable]
    fn square(n: u32) -> u32 {
        checkpoint!();
        effect(n);
        n * n
    }
}

scenario! {
    given in_loops_over_borrows: (vec!["a".to_owned(), "bb".to_owned()]);
    #[resumable]
    fn in_loops_over_borrows(words: Vec<String>) -> usize {
        let mut total = 0;
        for (i, word) in words.iter().enumerate() {
            total += call!(length(word.clone())) * (i + 1);
            effect(word);
        }
        for (a, b) in words.iter().zip(words.iter().rev()) {
            total += call!(length(a.clone())) + b.len();
        }
        for pair in words.windows(2) {
            total += call!(length(pair[0].clone() + &pair[1]));
        }
        for c in words[1].chars() {
            total += call!(length(c.to_string()));
            effect(c);
        }
        total
    }

    #[resumable]
    fn length(word: String) -> usize {
        checkpoint!();
        word.len()
    }
}

scenario! {
    given in_loops_over_exclusive_borrows: (vec![1, 2, 3]);
    #[resumable]
    fn in_loops_over_exclusive_borrows(mut numbers: Vec<u32>) -> Vec<u32> {
        for number in numbers.iter_mut() {
            *number += call!(add(*number, 1));
            effect(*number);
        }
        for number in &mut numbers {
            let added = call!(add(1, *number));
            *number = added;
            checkpoint!();
            *number += 1;
        }
        numbers
    }

    #[resumable]
    fn add(left: u32, right: u32) -> u32 {
        checkpoint!();
        left + right
    }
}

scenario! {
    given over_maps_and_owned: (3);
    #[resumable]
    fn over_maps_and_owned(n: u32) -> BTreeMap<String, u32> {
        let source: BTreeMap<u32, Vec<u32>> = (0..n).map(|i| (i, vec![i; 2])).collect();
        let mut target = BTreeMap::new();
        for (key, values) in source {
            for value in values {
                let name = call!(name(key, value));
                *target.entry(name).or_default() += value;
            }
        }
        for (_, value) in target.iter_mut() {
            *value += call!(name(0, *value)).len() as u32;
        }
        target
    }

    #[resumable]
    fn name(key: u32, value: u32) -> String {
        checkpoint!();
        format!("{key}:{value}")
    }
}

scenario! {
    given moves_around: (1), (4);
    #[resumable]
    fn moves_around(n: u32) -> Vec<String> {
        let text = String::from("text");
        let other = String::from("other");
        let mut kept = Vec::new();
        if n > 2 {
            kept.push(call!(shout(text)));
        } else {
            checkpoint!();
            kept.push(text);
        }
        let other = call!(shout(other));
        checkpoint!();
        kept.push(other);
        let moved = kept;
        call!(all(moved))
    }

    #[resumable]
    fn shout(mut text: String) -> String {
        checkpoint!();
        text.make_ascii_uppercase();
        text
    }

    #[resumable]
    fn all(words: Vec<String>) -> Vec<String> {
        let mut all = Vec::new();
        for word in words {
            all.push(call!(shout(word)));
        }
        all
    }
}

scenario! {
    given shadowing: (1);
    #[resumable]
    fn shadowing(n: u32) -> String {
        let n = call!(more(n));
        let n = call!(more(n)) + n;
        let text = {
            let n = call!(more(n)).to_string();
            checkpoint!();
            n
        };
        let n = call!(more(n));
        format!("{text} {n}")
    }

    #[resumable]
    fn more(n: u32) -> u32 {
        let n = n + 1;
        checkpoint!();
        let n = n + 1;
        n
    }
}

scenario! {
    given borrows_of_what_a_call_gives: (2);
    #[resumable]
    fn borrows_of_what_a_call_gives(n: u32) -> String {
        let words = &call!(list(n));
        let longer = &mut call!(list(n + 1));
        let first = &call!(list(n))[0];
        checkpoint!();
        effect(words);
        longer.push(first.clone());
        checkpoint!();
        for word in longer.iter() {
            effect(word);
        }
        for word in call!(list(1)) {
            effect(word);
        }
        for (i, word) in call!(list(2)).into_iter().enumerate().filter(|(i, _)| i % 2 == 0) {
            effect((i, word));
        }
        let all: Vec<String> = call!(list(n)).into_iter().rev().collect();
        format!("{words:?} {longer:?} {first} {all:?}")
    }

    #[resumable]
    fn list(n: u32) -> Vec<String> {
        checkpoint!();
        (0..=n).map(|n| n.to_string()).collect()
    }
}

scenario! {
    given beside_closures: (2);
    #[resumable]
    fn beside_closures(n: u32) -> u32 {
        let factor = n + 1;
        let scale = |x: u32| x * factor;
        let first = call!(child(scale(n)));
        effect(scale(first));
        let second = scale(call!(child(first)));
        let sum: u32 = [first, second].iter().map(|x| scale(*x)).sum();
        scale(sum)
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        let plus = |x| x + n;
        checkpoint!();
        plus(1)
    }
}

scenario! {
    given shared_borrows_live_across: (2);
    #[resumable]
    fn shared_borrows_live_across(n: u32) -> String {
        let config = (String::from("name"), vec![n, n + 1]);
        let name = &config.0;
        let numbers = &config.1[1..];
        let longer = call!(longer(name.clone()));
        effect(name);
        checkpoint!();
        format!("{longer} {name} {numbers:?}")
    }

    #[resumable]
    fn longer(text: String) -> String {
        let trimmed = text.trim();
        checkpoint!();
        trimmed.repeat(2)
    }
}

scenario! {
    given exclusive_borrows_live_across: (2);
    #[resumable]
    fn exclusive_borrows_live_across(n: u32) -> (Vec<u32>, (u32, u32)) {
        let mut numbers = vec![n, n + 1, n + 2];
        let mut pair = (1, 2);
        let last = &mut numbers[2];
        let left = &mut pair.0;
        *last += call!(child(*last));
        effect(*last);
        *left += call!(child(10));
        *last *= 2;
        *left *= 2;
        checkpoint!();
        let pushed = &mut numbers;
        pushed.push(call!(child(3)));
        pushed.push(call!(child(4)));
        (numbers, pair)
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        checkpoint!();
        n + 100
    }
}

scenario! {
    given a_child_fails: (2), (0);
    #[resumable]
    fn a_child_fails(n: u32) -> Result<u32, String> {
        effect("begin");
        let value = call!(divide(10, n))?;
        effect(value);
        Ok(value)
    }

    #[resumable]
    fn divide(left: u32, right: u32) -> Result<u32, String> {
        checkpoint!();
        effect("divide");
        left.checked_div(right).ok_or_else(|| "by zero".to_owned())
    }
}

scenario! {
    fresh given a_child_panics: (2), (0);
    #[resumable]
    fn a_child_panics(n: u32) -> u32 {
        let _noisy = Noisy::new("in the caller");
        effect("begin");
        let value = call!(divide(10, n));
        effect("end");
        value
    }

    #[resumable]
    fn divide(left: u32, right: u32) -> u32 {
        let _noisy = Noisy::new("in the child");
        checkpoint!();
        effect("divide");
        left / right
    }
}

scenario! {
    given early_returns_in_a_child: (0), (1), (2), (3);
    #[resumable]
    fn early_returns_in_a_child(n: u32) -> (u32, u32) {
        (call!(child(n)), call!(child(n + 1)))
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        if n == 0 {
            return 100;
        }
        checkpoint!();
        for i in 0..n {
            if i == 1 {
                return {
                    checkpoint!();
                    effect("in a return");
                    i
                };
            }
            checkpoint!();
        }
        n
    }
}

scenario! {
    given recursion: (0), (1), (6);
    #[resumable]
    fn recursion(n: u32) -> u64 {
        effect(n);
        if n < 2 {
            checkpoint!();
            return 1;
        }
        let below = call!(recursion(n - 1));
        effect(("back in", n));
        u64::from(n) * below
    }
}

scenario! {
    given double_recursion: (5);
    #[resumable]
    fn double_recursion(n: u32) -> u32 {
        if n < 2 {
            checkpoint!();
            n
        } else {
            call!(double_recursion(n - 1)) + call!(double_recursion(n - 2))
        }
    }
}

scenario! {
    given recursion_over_a_tree: ();
    #[resumable]
    fn recursion_over_a_tree() -> (u32, Vec<String>) {
        let leaf = |name: &str| Tree { name: name.to_owned(), children: Vec::new() };
        let tree = Tree {
            name: "root".to_owned(),
            children: vec![leaf("a"), Tree { name: "b".to_owned(), children: vec![leaf("c"), leaf("d")] }],
        };
        call!(walk(tree, 0, Vec::new()))
    }

    #[resumable]
    fn walk(tree: Tree, depth: u32, mut seen: Vec<String>) -> (u32, Vec<String>) {
        let Tree { name, children } = tree;
        seen.push(format!("{depth} {name}"));
        checkpoint!();
        effect(&name);
        let mut count = 1;
        for child in children {
            let (inner, all) = call!(walk(child, depth + 1, seen));
            count += inner;
            seen = all;
        }
        (count, seen)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Tree {
    name: String,
    children: Vec<Tree>,
}

scenario! {
    given mutual_recursion: (0), (5), (6);
    #[resumable]
    fn mutual_recursion(n: u32) -> (bool, bool) {
        (call!(even(n)), call!(odd(n)))
    }

    #[resumable]
    fn even(n: u32) -> bool {
        effect(("even", n));
        if n == 0 {
            return true;
        }
        checkpoint!();
        call!(odd(n - 1))
    }

    #[resumable]
    fn odd(n: u32) -> bool {
        effect(("odd", n));
        if n == 0 {
            checkpoint!();
            false
        } else {
            call!(even(n - 1))
        }
    }
}

scenario! {
    given ackermann: (2, 2);
    #[resumable]
    fn ackermann(m: u32, n: u32) -> u32 {
        checkpoint!();
        if m == 0 {
            n + 1
        } else if n == 0 {
            call!(ackermann(m - 1, 1))
        } else {
            call!(ackermann(m - 1, call!(ackermann(m, n - 1))))
        }
    }
}

scenario! {
    given two_calls_of_one_text: (2);
    #[resumable]
    fn two_calls_of_one_text(n: u32) -> Vec<u32> {
        let mut values = Vec::from([call!(child(n))]);
        values.push(call!(child(n)));
        effect("between");
        values.push(call!(child(n)));
        if n > 1 {
            values.push(call!(child(n)) + call!(child(n)));
        }
        values
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        effect("child");
        checkpoint!();
        n
    }
}

scenario! {
    given named_calls: (2);
    #[resumable]
    fn named_calls(n: u32) -> u32 {
        let first = call!("first", child(n));
        checkpoint!("between");
        let second = call!("second", child(first),);
        let third = call!(child(second),);
        first + second + third
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        checkpoint!("inside");
        effect(n);
        n + 1
    }
}

scenario! {
    given an_accumulator_goes_to_a_child_and_back: (3);
    #[resumable]
    fn an_accumulator_goes_to_a_child_and_back(n: u32) -> Vec<String> {
        let mut lines = vec!["first".to_owned()];
        for i in 0..n {
            lines = call!(append(lines, i));
            lines.push(format!("after {i}"));
        }
        lines
    }

    #[resumable]
    fn append(mut lines: Vec<String>, n: u32) -> Vec<String> {
        lines.push(format!("before {n}"));
        checkpoint!();
        lines.push(format!("child {n}"));
        checkpoint!();
        effect(lines.len());
        lines
    }
}

scenario! {
    fresh given noisy_values_across_calls: (2);
    #[resumable]
    fn noisy_values_across_calls(n: u32) -> u32 {
        let first = Noisy::new("first");
        let given = Noisy::new("given");
        let sum = call!(takes(given, n)) + 1;
        let second = Noisy::new("second");
        let returned = call!(gives(sum));
        effect(returned.name());
        drop(first);
        checkpoint!();
        effect(second.name());
        sum
    }

    #[resumable]
    fn takes(given: Noisy, n: u32) -> u32 {
        let own = Noisy::new("own");
        checkpoint!();
        effect(given.name());
        effect(own.name());
        n
    }

    #[resumable]
    fn gives(n: u32) -> Noisy {
        let _dropped = Noisy::new("dropped in the child");
        checkpoint!();
        Noisy::new(format!("returned {n}"))
    }
}

scenario! {
    fresh given parameters_of_children_drop_as_they_do: ();
    #[resumable]
    fn parameters_of_children_drop_as_they_do() {
        call!(unused(Noisy::new("a"), Noisy::new("b")));
        effect("between");
        call!(moved(Noisy::new("c"), Noisy::new("d")));
        effect("end");
    }

    #[resumable]
    fn unused(_a: Noisy, b: Noisy) {
        checkpoint!();
        effect("in unused");
    }

    #[resumable]
    fn moved(c: Noisy, d: Noisy) {
        drop(d);
        checkpoint!();
        effect("in moved");
        drop(c);
    }
}

scenario! {
    given assignments: (2);
    #[resumable]
    fn assignments(n: u32) -> (u32, u32, Vec<u32>, Pair) {
        let mut a = n;
        let b;
        let mut list = vec![1, 2, 3];
        let mut pair = Pair { left: 1, right: 2 };
        a += call!(child(a));
        a = call!(child(a)) - a;
        b = call!(child(a));
        list[1] = call!(child(7));
        list[0] += call!(child(8));
        pair.left = call!(child(9));
        pair.right *= call!(child(10));
        (a, b, list, pair)
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        checkpoint!();
        effect(n);
        n + 1
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Pair {
    left: u32,
    right: u32,
}

scenario! {
    given in_struct_literals: (2);
    #[resumable]
    fn in_struct_literals(n: u32) -> (Pair, Pair, Option<u32>, std::ops::Range<u32>) {
        let first = Pair { right: call!(child(n)), left: call!(child(n + 1)) };
        let second = Pair { left: call!(child(first.left)), ..first.clone() };
        let some = Some(call!(child(second.left)));
        let range = call!(child(0))..call!(child(9));
        (first, second, some, range)
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        effect(n);
        checkpoint!();
        n + 1
    }
}

scenario! {
    given as_receivers_and_bases: (2);
    #[resumable]
    fn as_receivers_and_bases(n: u32) -> (u32, usize, char, i64, bool) {
        let left = call!(pair(n)).left;
        let length = call!(words(n)).iter().map(String::len).sum::<usize>() + call!(words(1)).len();
        let first = call!(words(n))[1].chars().next().unwrap_or('-');
        let negative = -(call!(pair(n)).right as i64);
        let not = !(call!(pair(n)) == call!(pair(n + 1)));
        (left, length, first, negative, not)
    }

    #[resumable]
    fn pair(n: u32) -> Pair {
        checkpoint!();
        Pair { left: n, right: n + 1 }
    }

    #[resumable]
    fn words(n: u32) -> Vec<String> {
        checkpoint!();
        effect(n);
        (0..=n).map(|n| n.to_string()).collect()
    }
}

scenario! {
    given in_blocks_and_loops_with_values: (3);
    #[resumable]
    fn in_blocks_and_loops_with_values(n: u32) -> (u32, u32, u32) {
        let block = 'block: {
            if call!(child(n)) > 100 {
                break 'block 0;
            }
            break 'block call!(child(n + 1));
        };
        let mut rounds = 0;
        let looped = 'outer: loop {
            rounds += 1;
            loop {
                if rounds == 2 {
                    break 'outer call!(child(rounds));
                }
                call!(child(rounds));
                continue 'outer;
            }
        };
        let inner = { call!(child(looped)) };
        (block, looped, inner)
    }

    #[resumable]
    fn child(n: u32) -> u32 {
        checkpoint!();
        effect(n);
        n + 1
    }
}

scenario! {
    given in_let_else: (1), (2);
    #[resumable]
    fn in_let_else(n: u32) -> u32 {
        let Some(value) = call!(child(n)) else {
            effect("none");
            return call!(child(1)).unwrap_or(9);
        };
        let (1, rest) = (value, n) else { return call!(child(n + 2)).unwrap_or(8) };
        rest
    }

    #[resumable]
    fn child(n: u32) -> Option<u32> {
        checkpoint!();
        effect(n);
        (n != 2).then_some(n)
    }
}

scenario! {
    given results_of_any_type: (2);
    #[resumable]
    fn results_of_any_type(n: u32) -> String {
        let nested = call!(nested(n));
        let boxed = call!(boxed(n));
        let unit = call!(unit());
        let text = call!(text());
        let map = call!(map(n));
        checkpoint!();
        format!("{nested:?} {boxed} {unit:?} {text} {map:?}")
    }

    #[resumable]
    fn nested(n: u32) -> Option<Result<Vec<(u8, char)>, String>> {
        checkpoint!();
        Some(if n > 1 { Ok(vec![(1, 'a')]) } else { Err("none".to_owned()) })
    }

    #[resumable]
    fn boxed(n: u32) -> Box<str> {
        checkpoint!();
        n.to_string().into_boxed_str()
    }

    #[resumable]
    fn unit() {
        checkpoint!();
    }

    #[resumable]
    fn text() -> &'static str {
        checkpoint!();
        "text"
    }

    #[resumable]
    fn map(n: u32) -> BTreeMap<u32, u32> {
        checkpoint!();
        BTreeMap::from([(n, n)])
    }
}

scenario! {
    given inner_functions_may_be_resumable: (2);
    #[resumable]
    fn inner_functions_may_be_resumable(n: u32) -> u32 {
        #[resumable]
        fn inner(n: u32) -> u32 {
            checkpoint!();
            n + 1
        }
        let first = call!(inner(n));
        checkpoint!();
        first + call!(inner(first))
    }
}

scenario! {
    given a_match_on_a_call_in_a_loop: (7);
    #[resumable]
    fn a_match_on_a_call_in_a_loop(seed: u32) -> Vec<u32> {
        let mut state = seed;
        let mut seen = Vec::new();
        loop {
            let next = match call!(collatz(state)) {
                Step::Even(n) => n,
                Step::Odd(n) => {
                    checkpoint!();
                    effect(n);
                    n
                }
                Step::End => break seen,
            };
            seen.push(next);
            state = next;
        }
    }

    #[resumable]
    fn collatz(n: u32) -> Step {
        checkpoint!();
        match n {
            1 => Step::End,
            n if n % 2 == 0 => Step::Even(n / 2),
            n => Step::Odd(3 * n + 1),
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
enum Step {
    Even(u32),
    Odd(u32),
    End,
}

scenario! {
    given patterns_as_parameters_of_children: (2);
    #[resumable]
    fn patterns_as_parameters_of_children(n: u32) -> u32 {
        call!(child((n, [n + 1, n + 2]), Pair { left: n, right: 9 }, vec![n]))
    }

    #[resumable]
    fn child((a, [b, c]): (u32, [u32; 2]), Pair { left, right }: Pair, mut list: Vec<u32>) -> u32 {
        checkpoint!();
        list.push(a + b);
        checkpoint!();
        effect(&list);
        c + left + right + list.len() as u32
    }
}

scenario! {
    given a_child_that_calls_in_a_loop_of_a_loop: (2);
    #[resumable]
    fn a_child_that_calls_in_a_loop_of_a_loop(n: u32) -> u32 {
        let mut total = 0;
        for i in 0..n {
            total += call!(rows(i + 1));
        }
        total
    }

    #[resumable]
    fn rows(n: u32) -> u32 {
        let mut sum = 0;
        for row in 0..n {
            for column in [1, 2] {
                sum += call!(cell(row, column));
            }
        }
        sum
    }

    #[resumable]
    fn cell(row: u32, column: u32) -> u32 {
        effect((row, column));
        checkpoint!();
        row * column
    }
}

#[cfg(not(plain))]
mod by_hand {
    //! What the plain function cannot show: the depth of recursion, failures that are resumed, and frames as they are stored.

    use std::cell::Cell;

    use asap_runtime::store::{MemoryStore, Retention};
    use asap_runtime::{Error, Runtime, call, checkpoint, resumable};
    use asap_tests::Recorder;
    use asap_tests::trace::{self, effect};
    use serde_json::Value;

    thread_local! {
        static FAILS: Cell<bool> = const { Cell::new(false) };
    }

    fn runtime() -> Runtime {
        Runtime::new(MemoryStore::new())
    }

    #[resumable]
    fn deep(n: u32) -> u32 {
        if n == 0 {
            checkpoint!();
            assert!(!FAILS.get(), "at the bottom");
            return 0;
        }
        call!(deep(n - 1)) + 1
    }

    #[test]
    fn recursion_a_thousand_deep() {
        let runtime = runtime();
        FAILS.set(true);
        assert!(runtime.run("t", deep(1_000)).unwrap_err().is_failed());
        FAILS.set(false);
        assert_eq!(runtime.resume::<u32>("t").unwrap(), 1_000);
    }

    #[test]
    fn recursion_twenty_thousand_deep_on_a_small_stack() {
        let deep = || {
            let runtime = runtime();
            FAILS.set(true);
            let failed = runtime.run("t", deep(20_000)).unwrap_err();
            FAILS.set(false);
            (failed.is_failed(), runtime.resume::<u32>("t").unwrap())
        };
        let thread = std::thread::Builder::new().stack_size(512 << 10).spawn(deep).unwrap();
        assert_eq!(thread.join().unwrap(), (true, 20_000));
    }

    #[resumable]
    fn first(n: u32) -> usize {
        let mut words = vec!["kept".to_owned()];
        for i in 0..n {
            let sum = call!("second", second(i as usize, words.clone()));
            words.push(sum.to_string());
        }
        words.len()
    }

    #[resumable]
    fn second(i: usize, words: Vec<String>) -> usize {
        let length = words.len();
        let value = call!(third(length)) + i;
        effect(value);
        value
    }

    #[resumable]
    fn third(n: usize) -> usize {
        checkpoint!("inside");
        n
    }

    #[test]
    fn frames_are_stored_outermost_first() {
        let recorder = Recorder::default();
        let runtime = Runtime::new(recorder.clone()).with_retention(Retention::All);
        assert_eq!(runtime.run("t", first(2)).unwrap(), 3);
        let cuts = recorder.cuts();
        assert_eq!(cuts.len(), 3);
        let data: Value = serde_json::from_str(cuts[2].snapshot.data.as_json()).unwrap();
        let resume = &data["$resume"];
        let third = concat!(module_path!(), "::third");
        assert_eq!((&resume["function"], &resume["at"]), (&third.into(), &"inside".into()));
        assert_eq!(data["n"], 2);
        let frames = resume["frames"].as_array().unwrap();
        let heads: Vec<(&str, &str)> = frames
            .iter()
            .map(|frame| (frame["function"].as_str().unwrap(), frame["at"].as_str().unwrap()))
            .collect();
        assert_eq!(
            heads,
            [
                (concat!(module_path!(), "::first"), "second"),
                (concat!(module_path!(), "::second"), "call third(length)"),
            ]
        );
        assert_eq!(frames[0]["locals"], serde_json::json!({"words": ["kept", "1"]}));
        assert_eq!(frames[0]["hidden"]["for i"]["rest"], serde_json::json!([2, 2]));
        assert_eq!(frames[1]["locals"], serde_json::json!({"i": 1}));
        let _ = trace::take();
    }

    #[resumable]
    fn totals(n: u32) -> Result<Vec<u32>, String> {
        let mut totals = Vec::new();
        for i in 0..n {
            totals = call!(adds(totals, i))?;
        }
        Ok(totals)
    }

    /// Changes what it was given after its checkpoint, and then crashes.
    #[resumable]
    fn adds(mut totals: Vec<u32>, i: u32) -> Result<Vec<u32>, String> {
        totals.push(i);
        checkpoint!();
        totals.push(i * 10);
        if i == 2 && FAILS.replace(false) {
            return Err("crashed".to_owned());
        }
        Ok(totals)
    }

    #[test]
    fn an_accumulator_that_a_child_has_changed_before_the_crash() {
        let runtime = runtime();
        FAILS.set(true);
        let error = runtime.run("t", totals(4)).unwrap_err();
        assert_eq!(error.to_string(), "task `t` failed: crashed");
        // The child's own error is its value: it goes on in the child, behind its checkpoint.
        assert_eq!(runtime.run("t", totals(4)).unwrap(), [0, 0, 1, 10, 2, 20, 3, 30]);
    }

    #[resumable]
    fn prepares(n: usize) -> usize {
        let prepared = third(n);
        effect("not begun");
        let value = call!(prepared);
        value + call!(if value > 3 { third(1) } else { third(2) })
    }

    #[test]
    fn a_call_begins_where_it_is_called() {
        let recorder = Recorder::default();
        let runtime = Runtime::new(recorder.clone()).with_retention(Retention::All);
        let _ = trace::take();
        assert_eq!(runtime.run("t", prepares(2)).unwrap(), 4);
        assert_eq!(trace::take(), [r#""not begun""#]);
        for cut in recorder.cuts() {
            let other = self::runtime();
            other.store().save(&cut.snapshot).wait().unwrap();
            assert_eq!(other.resume::<usize>("t").unwrap(), 4);
            assert_eq!(trace::take().len(), 1 - cut.length);
        }
    }

    #[resumable(name = "calls a twin")]
    fn calls_a_twin() -> u32 {
        call!(twins::one::twin()) + 1
    }

    mod twins {
        pub(super) mod one {
            use asap_runtime::{checkpoint, resumable};

            #[resumable(name = "a twin")]
            pub(crate) fn twin() -> u32 {
                checkpoint!();
                1
            }
        }

        pub(super) mod other {
            use asap_runtime::{checkpoint, resumable};

            #[resumable(name = "a twin")]
            pub(crate) fn twin() -> u32 {
                checkpoint!();
                2
            }
        }
    }

    #[test]
    fn a_called_function_that_could_not_be_found_again_is_refused_before_it_runs() {
        let error = runtime().run("t", calls_a_twin()).unwrap_err();
        assert!(matches!(error, Error::AmbiguousFunction { function: "a twin", .. }), "{error}");
        drop(twins::other::twin());
    }

    #[resumable]
    fn calls_one_that_cannot_be_saved(n: f64) -> f64 {
        let kept = Unsaveable(n);
        let value = call!(half(n));
        value + kept.0
    }

    #[resumable]
    fn half(n: f64) -> f64 {
        checkpoint!();
        n / 2.0
    }

    struct Unsaveable(f64);

    impl serde::Serialize for Unsaveable {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("not this one"))
        }
    }

    impl<'de> serde::Deserialize<'de> for Unsaveable {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            f64::deserialize(deserializer).map(Self)
        }
    }

    #[test]
    fn a_local_of_the_caller_that_cannot_be_saved_is_named() {
        let error = runtime().run("t", calls_one_that_cannot_be_saved(4.0)).unwrap_err();
        assert!(
            matches!(&error, Error::Unsaveable { local, checkpoint: "call half(n)", .. } if local == "kept"),
            "{error}"
        );
    }
}
