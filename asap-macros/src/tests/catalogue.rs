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

#[test]
fn every_message_has_a_compile_fail_test() {
    let mut expected = String::new();
    for entry in fs::read_dir(file("tests/tests/ui")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "stderr") {
            expected.push_str(&fs::read_to_string(path).unwrap());
        }
    }
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
