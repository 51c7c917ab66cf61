//! What the passes make of small functions: a change of liveness shows here in a line or two.
//!
//! `INSTA_UPDATE=always cargo test -p asap-macros` writes the snapshots anew; read the difference.

use super::source_of;
use crate::bindings;
use crate::expand::compile;
use crate::report::Report;
use crate::{emit, ir};
use insta::assert_snapshot;

fn body(source: &str) -> ir::Body {
    let mut report = Report::new();
    let source = source_of(source, &mut report);
    let body = compile(&source, &mut report);
    assert!(report.is_empty(), "{}", report.take());
    body
}

/// The IR, the locals in slots, and the borrows that are made again.
fn printed(source: &str) -> String {
    let body = body(source);
    let names = |locals: &bindings::Locals| {
        let names: Vec<String> =
            locals.iter().map(|&local| bindings::source(&body.bindings.get(local).name)).collect();
        names.join(", ")
    };
    let views = names(&body.views);
    let views = if views.is_empty() { views } else { format!(" views {{{views}}}") };
    format!("{body}slots {{{}}}{views}", names(&body.slots))
}

/// The inside of the expansion's body.
fn expanded(source: &str) -> String {
    let mut report = Report::new();
    let source = source_of(source, &mut report);
    let body = compile(&source, &mut report);
    let tokens = emit::function(&source, &body, &mut report);
    assert!(report.is_empty(), "{}", report.take());
    let text = prettyplease::unparse(&syn::parse2(tokens).expect("an expansion is Rust"));
    let start = text.find("let mut at").expect("the body");
    let end =
        text[start..].find("#[allow(\n        unused_assignments").map_or(text.len(), |end| start + end);
    text[start..end].trim_end().to_owned()
}

#[test]
fn a_local_that_is_assigned_anew_is_not_live() {
    assert_snapshot!(printed(
        "fn f() { let mut v = make(); consume(v); checkpoint!(); v = make(); use_it(&v); }"
    ));
}

#[test]
fn a_shadowed_local_is_live_beside_the_one_that_shadows_it() {
    assert_snapshot!(printed(
        "fn f() { let x = 1; { let x = 2; checkpoint!(); println!(\"{x}\"); } use_it(x); }"
    ));
}

#[test]
fn a_buffer_that_is_sent_and_begun_again_lives_in_a_slot() {
    assert_snapshot!(printed(
        "fn f() { let mut buf = Vec::new(); loop { buf.push(next()); if buf.len() > 9 { send(buf); checkpoint!(); buf = Vec::new(); } } }"
    ));
}

#[test]
fn a_loop_over_a_borrow_keeps_its_source_alive() {
    assert_snapshot!(printed(
        "fn f(items: Vec<String>) { for (i, item) in items.iter().enumerate() { work(item); checkpoint!(); done(i, item); } }"
    ));
}

#[test]
fn operands_in_front_of_a_checkpoint_become_locals() {
    assert_snapshot!(printed("fn f(x: u32) -> u32 { sum(first(), x, { checkpoint!(); 3 }, last()) }"));
}

#[test]
fn a_branch_is_selected_once_and_then_entered() {
    assert_snapshot!(printed(
        "fn f(n: Option<u32>) { match n { Some(x) if x > 3 => { checkpoint!(\"big\"); use_it(x); } Some(x) => use_it(x), None => {} } }"
    ));
}

#[test]
fn a_guard_is_live_to_the_end_of_its_block() {
    assert_snapshot!(printed("fn f() { { let _guard = lock(); checkpoint!(); } checkpoint!(\"after\"); }"));
}

#[test]
fn a_transaction_is_evaluated_in_front_of_its_checkpoint() {
    assert_snapshot!(printed(
        "fn f(n: u32) { #[rebuild] let mut c = open(); if n > 1 { let tx = c.begin(); tx.write(n); checkpoint!(tx); } checkpoint!(\"end\"); }"
    ));
    assert_snapshot!(expanded(
        "fn f() { let n = make(); let tx = begin(); checkpoint!(\"paid\", tx); done(n); }"
    ));
}

#[test]
fn a_transaction_is_no_part_of_an_identity() {
    let ids = |source: &str| -> Vec<(String, String)> {
        body(source).points.into_iter().map(|point| (point.id, point.near)).collect()
    };
    let plain = "fn f() { loop { begin(); checkpoint!(); work(); checkpoint!(\"a\"); checkpoint!(); } }";
    let with = "fn f() { loop { begin(); checkpoint!(tx()); work(); checkpoint!(\"a\", was = \"b\", tx()); checkpoint!(tx()); } }";
    assert_eq!(ids(plain), ids(with));
}

#[test]
fn a_loop_expands_to_a_loop() {
    assert_snapshot!(expanded(
        "fn f(n: u64) -> u64 { let mut sum = 0; let mut i = 0; while i < n { sum += i; checkpoint!(); i += 1; } sum }"
    ));
}

#[test]
fn a_slot_is_taken_and_put_back() {
    assert_snapshot!(expanded(
        "fn f(name: String, flag: bool) { if flag { println!(\"{name}\"); checkpoint!(); done(); } else { consume(name); } }"
    ));
}

#[test]
fn an_exclusive_borrow_ends_for_the_save() {
    assert_snapshot!(expanded(
        "fn f(mut v: Vec<u32>) { for x in &mut v { *x += 1; checkpoint!(); *x += 1; } done(v); }"
    ));
}

#[test]
fn a_closure_that_outlives_what_it_captures_is_a_view() {
    assert_snapshot!(printed(
        "fn f(s: String) { let g = |n: usize| n + s.len(); checkpoint!(); use_it(g(1)); drop(s); checkpoint!(); }"
    ));
}

#[test]
fn a_closure_whose_captures_are_given_away_on_a_way_out_is_made_once() {
    assert_snapshot!(printed(
        "fn f(s: String) -> String { let g = |n: usize| n + s.len(); checkpoint!(); if g(1) > 2 { return s; } \
         checkpoint!(); use_it(g(1)); s }"
    ));
}

#[test]
fn a_borrow_of_what_is_moved_elsewhere_is_a_view() {
    let source = "fn f(list: Vec<u32>, flag: bool) { let all = &list; if flag { checkpoint!(); use_it(all); } \
                  else { drop(list); checkpoint!(); } }";
    assert_snapshot!(format!("{}\n\n{}", printed(source), expanded(source)));
}

#[test]
fn a_loop_over_a_slot_has_it_in_place() {
    assert_snapshot!(expanded(
        "fn f(list: Vec<u32>, flag: bool) { if flag { for n in &list { checkpoint!(); use_it(n); } } \
         else { drop(list); checkpoint!(); } }"
    ));
}
