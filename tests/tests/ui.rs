//! What is refused, and in which words: one file per refusal, named as the message in the catalogue where it has one.
//!
//! `TRYBUILD=overwrite cargo test -p asap-tests --test ui` writes the expected messages anew; read the difference.
#![cfg(not(plain))]

#[test]
fn refusals() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
