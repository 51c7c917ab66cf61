//! Borrowed text that no borrow leads to: saved like any value.

use asap_tests::prelude::*;

scenario! {
    given ("key=value".to_string()), ("a\"b\n=ü".to_string());
    fn parts_of_a_line(line: String) -> String {
        let (key, value) = line.split_once('=').unwrap();
        checkpoint!();
        effect((key, value));
        checkpoint!();
        format!("{value}{key}")
    }
}

scenario! {
    given (true), (false);
    fn one_of_two_texts(long: bool) -> usize {
        let text = if long { "long \u{1F600} text" } else { "" };
        checkpoint!();
        effect(text);
        text.len()
    }
}

scenario! {
    given ("a b c".to_string());
    fn texts_in_a_vector(line: String) -> Vec<String> {
        let words: Vec<&str> = line.split(' ').collect();
        let first: Option<&str> = words.first().copied();
        checkpoint!();
        effect((&words, first));
        words.into_iter().rev().map(String::from).collect()
    }
}

fn describe(n: u32) -> &'static str {
    effect(n);
    if n > 2 { "many" } else { "few" }
}

scenario! {
    given (1), (5);
    fn a_static_text_from_a_function(n: u32) -> String {
        let text = describe(n);
        for i in 0..n {
            effect((i, text));
            checkpoint!();
        }
        text.to_owned()
    }
}
