//! A look at what the macro makes of a function.

use super::source_of;
use crate::emit;
use crate::expand::compile;
use crate::report::Report;

/// Prints the IR and the expansion of the function in the file that `SHOW` names.
#[test]
fn show() {
    let Ok(file) = std::env::var("SHOW") else { return };
    let source = std::fs::read_to_string(file).expect("a readable file");
    let mut report = Report::new();
    let source = source_of(&source, &mut report);
    let body = compile(&source, &mut report);
    println!("{body}");
    let tokens = emit::function(&source, &body, &mut report);
    println!("{}", report.take());
    match syn::parse2(tokens.clone()) {
        Ok(file) => println!("{}", prettyplease::unparse(&file)),
        Err(error) => println!("{error}: {tokens}"),
    }
}
