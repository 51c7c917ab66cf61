//! `let` in all its forms: what is bound crosses checkpoints as it is, and no annotation is asked for.

use asap_tests::prelude::*;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Point {
    x: i32,
    y: i32,
    label: String,
}

fn point(x: i32, y: i32) -> Point {
    effect(("point", x, y));
    Point { x, y, label: format!("{x}/{y}") }
}

scenario! {
    given (1), (40);
    fn a_value_crosses(n: u32) -> u32 {
        effect("before");
        let x = tap("x", n + 1);
        checkpoint!();
        effect(x);
        x * 2
    }
}

scenario! {
    given ();
    fn nothing_crosses() {
        effect(1);
        checkpoint!();
        effect(2);
        checkpoint!();
        effect(3);
    }
}

scenario! {
    given (3);
    fn only_a_checkpoint(_n: u8) {
        checkpoint!();
    }
}

scenario! {
    given ();
    fn checkpoint_is_the_first_and_the_last_thing() {
        checkpoint!();
        effect("between");
        checkpoint!()
    }
}

scenario! {
    given ();
    fn two_checkpoints_in_a_row() -> i32 {
        let a = 1;
        checkpoint!();
        checkpoint!();
        effect(a);
        a
    }
}

scenario! {
    given (2);
    fn named_checkpoints(n: i64) -> i64 {
        let a = tap("a", n * 2);
        checkpoint!("doubled");
        let b = tap("b", a * a);
        checkpoint!("squared, then some");
        a + b
    }
}

scenario! {
    given (5);
    fn a_mutable_local_changes_between_checkpoints(n: i32) -> i32 {
        let mut x = n;
        checkpoint!();
        x += 1;
        effect(x);
        checkpoint!();
        x *= 10;
        effect(x);
        checkpoint!();
        x - 3
    }
}

scenario! {
    given (true), (false);
    fn late_initialisation_before_the_checkpoint(flag: bool) -> i32 {
        let x;
        if flag {
            x = tap("yes", 1);
        } else {
            x = tap("no", 2);
        }
        checkpoint!();
        effect(x);
        x
    }
}

scenario! {
    given (7);
    fn late_initialisation_after_the_checkpoint(n: i32) -> i32 {
        let x;
        effect("declared");
        checkpoint!();
        x = tap("x", n + 1);
        checkpoint!();
        x
    }
}

scenario! {
    given (true), (false);
    fn late_initialisation_around_a_checkpoint_in_one_branch(flag: bool) -> String {
        let text;
        if flag {
            effect("long way");
            checkpoint!();
            text = String::from("long");
        } else {
            text = String::from("short");
        }
        effect(&text);
        checkpoint!();
        text
    }
}

scenario! {
    given (0), (1), (2);
    fn late_initialisation_in_a_match(n: u8) -> (i32, char) {
        let (a, b);
        match n {
            0 => {
                a = 1;
                checkpoint!();
                b = 'a';
            }
            1 => {
                checkpoint!();
                a = 2;
                b = tap("b", 'b');
            }
            _ => {
                a = tap("a", 3);
                b = 'c';
                checkpoint!();
            }
        }
        effect((a, b));
        (a, b)
    }
}

scenario! {
    given ();
    fn late_initialisation_of_a_mutable_vector() -> Vec<u8> {
        let mut bytes;
        checkpoint!();
        bytes = vec![1];
        checkpoint!();
        bytes.push(2);
        effect(&bytes);
        bytes
    }
}

scenario! {
    given ();
    fn an_annotated_let() -> u64 {
        let x: u8 = 200;
        checkpoint!();
        let y: u64 = u64::from(x) + 100;
        checkpoint!();
        effect((x, y));
        y
    }
}

scenario! {
    given ();
    fn an_empty_vector_is_inferred_from_a_later_push() -> usize {
        let mut names = Vec::new();
        checkpoint!();
        names.push(String::from("a"));
        checkpoint!();
        effect(&names);
        names.len()
    }
}

scenario! {
    given ();
    fn none_is_inferred_from_a_later_some() -> Option<u16> {
        let mut best = None;
        checkpoint!();
        effect(&best);
        if best.is_none() {
            best = Some(7u16);
        }
        checkpoint!();
        best
    }
}

scenario! {
    given ();
    fn an_integer_falls_back_to_i32() -> String {
        let x = 2147483647;
        checkpoint!();
        effect(x);
        checkpoint!();
        format!("{x} in {} bytes", size_of_val(&x))
    }
}

scenario! {
    given ();
    fn an_integer_is_inferred_from_a_call_after_the_checkpoint() -> u64 {
        fn wide(x: u64) -> u64 {
            x << 33
        }
        let x = 1;
        checkpoint!();
        effect(x);
        wide(x)
    }
}

scenario! {
    given ();
    fn a_float_falls_back_to_f64() -> f64 {
        let mut x = 0.1;
        checkpoint!();
        x += 0.2;
        effect(x);
        checkpoint!();
        x
    }
}

scenario! {
    given (String::from("12"));
    fn parse_is_inferred_from_the_return_type(text: String) -> i128 {
        let value = text.parse().unwrap();
        effect("parsed");
        checkpoint!();
        value
    }
}

scenario! {
    given ();
    fn collect_is_inferred_from_a_later_use() -> String {
        let mut letters = "hello".chars().rev().collect();
        checkpoint!();
        String::push(&mut letters, '!');
        effect(&letters);
        letters
    }
}

scenario! {
    given ();
    fn default_is_inferred_from_a_later_assignment() -> (u8, String) {
        let mut pair = Default::default();
        checkpoint!();
        effect("go");
        let full: (u8, String) = (1, "one".into());
        let before = std::mem::replace(&mut pair, full);
        checkpoint!();
        effect(before);
        pair
    }
}

scenario! {
    given (2, 3);
    fn a_tuple_is_taken_apart(a: i32, b: i32) -> i32 {
        let (sum, product) = tap("pair", (a + b, a * b));
        checkpoint!();
        effect(sum);
        checkpoint!();
        sum - product
    }
}

scenario! {
    given ();
    fn a_struct_is_taken_apart() -> String {
        let Point { x, y: height, .. } = point(3, 4);
        checkpoint!();
        effect((x, height));
        let Point { label, .. } = point(x, height);
        checkpoint!();
        label
    }
}

scenario! {
    given ();
    fn an_array_is_taken_apart() -> i32 {
        let [first, .., last] = [tap("a", 1), tap("b", 2), tap("c", 3)];
        checkpoint!();
        effect((first, last));
        let [a, b] = [last, first];
        checkpoint!();
        a * 10 + b
    }
}

scenario! {
    given ();
    fn a_nested_pattern() -> i32 {
        let (a, (Point { x, y: (y), .. }, [b, _])) = (1, (point(2, 3), [4, 5]));
        checkpoint!();
        effect((a, x));
        checkpoint!();
        a + x * 10 + y * 100 + b * 1000
    }
}

scenario! {
    given ();
    fn a_binding_with_a_subpattern() -> u32 {
        let whole @ (left, right) = (3u32, 4u32);
        checkpoint!();
        effect(whole);
        checkpoint!();
        whole.0 + left * right
    }
}

scenario! {
    given ();
    fn an_or_pattern_that_always_fits() -> i32 {
        let tried: Result<i32, i32> = Err(tap("err", 5));
        let (Ok(x) | Err(x)) = tried;
        checkpoint!();
        effect(x);
        x
    }
}

scenario! {
    given ();
    fn an_underscore_runs_its_value_once() -> i32 {
        let _ = tap("unused", 1);
        let (_, kept) = (tap("dropped", 2), tap("kept", 3));
        checkpoint!();
        let _ = tap("after", 4);
        checkpoint!();
        kept
    }
}

scenario! {
    given ();
    fn an_underscored_name_is_a_name() -> i32 {
        let _x = tap("x", 5);
        checkpoint!();
        effect("go");
        _x + 1
    }
}

scenario! {
    given (Some(4)), (None);
    fn let_else_leaves(n: Option<i32>) -> i32 {
        let Some(x) = n else {
            effect("nothing");
            return -1;
        };
        checkpoint!();
        effect(x);
        x
    }
}

scenario! {
    given ();
    fn destructuring_assignment() -> (i32, i32, i32) {
        let (mut a, mut b) = (1, 2);
        let c;
        checkpoint!();
        (a, b) = (b, a);
        effect((a, b));
        checkpoint!();
        [a, _, c] = [a + 10, 0, b + 10];
        checkpoint!();
        (b, _) = (tap("b", a + c), ());
        (a, b, c)
    }
}

scenario! {
    given ();
    fn unit_values() {
        let unit = ();
        let seen = effect("once");
        checkpoint!();
        effect((unit, seen));
    }
}

scenario! {
    given ();
    fn names_that_generated_code_might_use() -> i32 {
        let at = 1;
        let cx = 2;
        let body = 3;
        let arguments = 4;
        let (w, writer, value, v) = (5, 6, 7, 8);
        let (state, fresh, frame, __asap) = (9, 10, 11, 12);
        checkpoint!();
        effect((at, cx, body, arguments));
        effect((w, writer, value, v));
        checkpoint!();
        at + cx + body + arguments + w + writer + value + v + state + fresh + frame + __asap
    }
}

scenario! {
    given ();
    fn raw_and_foreign_identifiers() -> i32 {
        let r#type = 1;
        let r#match = 2;
        let größe = 3;
        let 数 = 4;
        checkpoint!();
        effect((r#type, größe));
        checkpoint!();
        r#type + r#match * 10 + größe * 100 + 数 * 1000
    }
}

scenario! {
    given ();
    fn thirty_locals_live_at_once() -> i32 {
        let (a0, a1, a2, a3, a4, a5, a6, a7, a8, a9) = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        let b0 = a0 + 10; let b1 = a1 + 10; let b2 = a2 + 10; let b3 = a3 + 10; let b4 = a4 + 10;
        checkpoint!();
        let b5 = a5 + 10; let b6 = a6 + 10; let b7 = a7 + 10; let b8 = a8 + 10; let b9 = a9 + 10;
        let [c0, c1, c2, c3, c4] = [b0, b1, b2, b3, b4].map(|b| b + 10);
        checkpoint!();
        effect((a0, b0, c0));
        let [c5, c6, c7, c8, c9] = [b5, b6, b7, b8, b9].map(|b| b + 10);
        checkpoint!();
        a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + b0 + b1 + b2 + b3 + b4 + b5 + b6 + b7 + b8 + b9
            + c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9
    }
}

scenario! {
    given ();
    fn a_local_that_is_dead_at_the_checkpoint_need_not_be_saveable() -> usize {
        let length = {
            let lock = std::sync::Mutex::new(vec![1, 2, 3]);
            let guard = lock.lock().unwrap();
            tap("length", guard.len())
        };
        checkpoint!();
        let started = std::time::Instant::now();
        let waited = started.elapsed() < std::time::Duration::from_secs(3600);
        effect(waited);
        checkpoint!();
        length
    }
}
