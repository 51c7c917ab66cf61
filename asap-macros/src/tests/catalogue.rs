//! Catalogue, documentation and compile-fail tests agree.

use std::fs;

use super::{file, read};
use crate::catalogue::ALL;

#[test]
fn every_message_is_documented() {
    let page = unescaped(&read("docs/language.md"));
    let missing: Vec<_> =
        ALL.iter().filter(|message| !page.contains(&format!("| {} |", message.text))).collect();
    assert!(missing.is_empty(), "docs/language.md has no row for {missing:#?}");
}

#[test]
fn no_other_message_is_documented() {
    let page = read("docs/language.md");
    let refused = page.split("## Refused by the attribute").nth(1).expect("the section of refusals");
    let refused = refused.split("\n## ").next().unwrap_or_default();
    for row in refused.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| what")) {
        let text = unescaped(row.trim_end_matches(" |").rsplit(" | ").next().unwrap_or_default());
        assert!(ALL.iter().any(|message| message.text == text), "nothing says this any more: {row}");
    }
}

/// The text of a table, in which a closure's bars are escaped.
fn unescaped(text: &str) -> String {
    text.replace(r"\|", "|")
}

/// What rustc says in all compile-fail tests.
fn expected() -> String {
    let mut expected = String::new();
    for entry in fs::read_dir(file("tests/tests/ui")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "stderr") {
            expected.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    expected
}

#[test]
fn every_refusal_by_the_types_has_a_compile_fail_test() {
    let page = read("docs/language.md");
    let refused = page.split("## Refused by the types").nth(1).expect("the section of refusals by type");
    let expected = expected();
    let rows = refused.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    let mut messages = 0;
    for row in rows.take_while(|line| line.starts_with('|')) {
        let message = unescaped(row.trim_end_matches(" |").rsplit(" | ").next().unwrap_or_default());
        // What stands for a type or a line may be anything.
        if message == "the items of `{Self}` cannot be had again after a checkpoint" {
            // Kept for an iterator of the future: all that can be carried today can be had again, or own their items.
            continue;
        }
        let pieces: Vec<&str> =
            message.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, text)| text)).collect();
        let is_said = |line: &str| {
            let mut rest = line;
            pieces.iter().all(|piece| {
                let found = rest.find(piece).map(|at| &rest[at + piece.len()..]);
                found.inspect(|left| rest = left).is_some()
            })
        };
        assert!(expected.lines().any(is_said), "no test in tests/tests/ui shows `{message}`");
        messages += 1;
    }
    assert!(messages > 10, "the table has {messages} rows");
}

#[test]
fn every_message_has_a_compile_fail_test() {
    let expected = expected();
    let missing: Vec<_> =
        ALL.iter().filter(|message| !expected.contains(message.text)).map(|message| message.code).collect();
    assert!(missing.is_empty(), "no test in tests/tests/ui shows {missing:?}");
}

#[test]
fn codes_are_unique_and_messages_are_written_alike() {
    for (index, message) in ALL.iter().enumerate() {
        let (code, text) = (message.code, message.text);
        assert!(ALL[..index].iter().all(|other| other.code != code), "`{code}` twice");
        assert!(!text.starts_with(char::is_uppercase), "{code} begins with a capital");
        assert!(!text.ends_with('.'), "{code} ends with a full stop");
    }
}
