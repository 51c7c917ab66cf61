//! The function that DESIGN.md follows through the passes: what stands there is what the passes give.

use super::{read, source_of};
use crate::emit;
use crate::expand::compile;
use crate::report::Report;

#[test]
fn the_function_in_the_design_is_followed_as_it_is() {
    let design = read("DESIGN.md");
    let section = design.split("### One function through all passes").nth(1).expect("the section");
    let text = block(section, "```rust");
    let mut report = Report::new();
    let source = source_of(text, &mut report);
    let body = compile(&source, &mut report);
    assert_eq!(block(section, "<!-- one function: the IR -->\n```text"), format!("{body}"));

    let tokens = emit::function(&source, &body, &mut report);
    let expansion = prettyplease::unparse(&syn::parse2(tokens).expect("an expansion is Rust"));
    let shown = unindented(block(section, "<!-- one function: the loop -->\n```rust"));
    assert!(unindented(&expansion).contains(&shown), "not in the expansion:\n{shown}\n{expansion}");
}

/// The code block that begins with this line.
fn block<'a>(text: &'a str, begins: &str) -> &'a str {
    let start = text.find(begins).expect("a code block") + begins.len() + 1;
    let end = text[start..].find("```").expect("its end");
    &text[start..start + end]
}

fn unindented(text: &str) -> String {
    text.lines().map(|line| line.trim_start().to_owned() + "\n").collect()
}
