//! A look at what the macro makes of a function.

use syn::ItemFn;

use crate::attributes::Attributes;
use crate::emit;
use crate::expand::compile;
use crate::report::Report;

/// Prints the IR and the expansion of the function in the file that `SHOW` names.
#[test]
fn show() {
    let Ok(file) = std::env::var("SHOW") else { return };
    let source = std::fs::read_to_string(file).expect("a readable file");
    let function: ItemFn = syn::parse_str(&source).expect("a function");
    let mut report = Report::new();
    let body = compile(&function, &mut report);
    println!("{body}");
    let tokens = emit::function(&function, &Attributes::default(), &body, &mut report);
    println!("{}", report.take());
    match syn::parse2(tokens.clone()) {
        Ok(file) => println!("{}", prettyplease::unparse(&file)),
        Err(error) => println!("{error}: {tokens}"),
    }
}
