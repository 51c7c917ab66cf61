//! What is kept beside the code and must agree with it.

mod catalogue;
mod changes;
mod followed;
mod ir;
mod quickstart;
mod show;

use std::fs;
use std::path::{Path, PathBuf};

/// A function in a text, as the passes take it.
fn source_of(text: &str, report: &mut crate::report::Report) -> crate::source::Source {
    let function = syn::parse_str(text).expect("a function");
    crate::source::Source::new(function, proc_macro2::TokenStream::new(), None, report)
}

/// A file of the repository.
fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(file(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
