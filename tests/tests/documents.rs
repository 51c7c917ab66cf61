//! What README says is so.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the repository.
fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(file(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_first_example_is_the_quick_start() {
    let readme = read("README.md");
    let shown = readme.split("```rust,no_run\n").nth(1).and_then(|rest| rest.split("```").next());
    let source = read("examples/src/bin/quickstart.rs");
    let code: String = source
        .lines()
        .skip_while(|line| line.starts_with("//!") || line.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    assert_eq!(shown.map(str::trim_end), Some(code.as_str()), "README (left) shows another program");
}

/// Each name in the column "held by" is that of a function in the file in front of it.
#[test]
fn the_tests_that_hold_the_guarantees_exist() {
    let readme = read("README.md");
    let table = readme.split("| guarantee | held by |\n|---|---|\n").nth(1).expect("the table of guarantees");
    let mut names = 0;
    for row in table.lines().take_while(|line| line.starts_with('|')) {
        let held = row.trim_end_matches(" |").rsplit(" | ").next().unwrap_or_default();
        let mut source = None;
        for word in held.split('`').skip(1).step_by(2).filter(|word| !word.ends_with('/')) {
            if word.contains('/') {
                source = Some((word, read(word)));
                continue;
            }
            let (path, text) = source.as_ref().expect("a file in front of its tests");
            let is_there =
                [format!("fn {word}("), format!("fn {word}<")].iter().any(|begin| text.contains(begin));
            assert!(is_there, "{path} has no `{word}`");
            names += 1;
        }
    }
    assert!(names > 0);
}

/// Files that README and DESIGN.md link to or name as paths of the repository.
#[test]
fn the_files_that_are_named_exist() {
    for document in [
        "README.md",
        "DESIGN.md",
        "docs/language.md",
        "docs/durability.md",
        "docs/evolution.md",
        "docs/testing.md",
        "docs/async.md",
        "docs/workers.md",
        "docs/deployment.md",
        "docs/transactions.md",
        "docs/time-travel.md",
        "docs/protocol.md",
        "docs/large-state.md",
        "docs/waiting.md",
        "docs/effects.md",
        "docs/agents.md",
        "docs/children.md",
        "docs/schedules.md",
        "docs/retries.md",
        "docs/storage.md",
    ] {
        let text = read(document);
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if !link.contains("://") && !link.starts_with('#') {
                let named = link.split('#').next().unwrap_or(link);
                let path = Path::new(document).parent().unwrap_or(Path::new("")).join(named);
                assert!(file(&path.to_string_lossy()).exists(), "{document} links to {link}");
            }
        }
        for word in text.split('`').skip(1).step_by(2) {
            let is_path = word.contains('/')
                && !word.contains("://")
                && [".rs", ".sql", ".md", "/"].iter().any(|end| word.ends_with(end))
                && !word.contains(|c: char| c.is_whitespace() || c == '*');
            assert!(!is_path || file(word).exists(), "{document} names {word}");
        }
    }
}

/// The names in the last column of a table that begins so, but for those of whole folders.
fn last_column(text: &str, head: &str) -> Vec<String> {
    let rows = text.split(head).nth(1).unwrap_or_else(|| panic!("no table begins with {head}"));
    let rows =
        rows.lines().map(|line| line.trim_start_matches("/// ")).skip_while(|line| !line.starts_with('|'));
    let rows = rows.skip_while(|line| line.starts_with("|---"));
    let column = rows.take_while(|line| line.starts_with('|')).map(|row| {
        let cells = row.trim_end().trim_end_matches('|').trim_end();
        cells.rsplit(" | ").next().unwrap_or_default().replace(" and ", " ")
    });
    column
        .flat_map(|cell| cell.split([',', ' ', '`']).map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| !word.is_empty() && !word.contains('/'))
        .collect()
}

/// Each row of what is accepted and refused names its tests.
#[test]
fn the_tests_of_each_construct_exist() {
    let (language, page) = (read("docs/language.md"), read("asap-macros/src/lib.rs"));
    for (text, head, folder) in [
        (&language, "| construct | tests |\n", "tests/tests"),
        (&page, "/// | construct | | tests |\n", "tests/tests"),
        (&page, "/// | construct | what to do | tests |\n", "tests/tests/ui"),
    ] {
        let names = last_column(text, head);
        assert!(names.len() >= 20, "{head}: {names:?}");
        for name in names {
            assert!(file(&format!("{folder}/{name}.rs")).exists(), "{head}: {folder} has no {name}.rs");
        }
    }
}
