//! The quick start's expansion, which is kept beside it for readers and compiled with the other examples.

use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{Item, UseTree};

use super::{file, read};
use crate::expand::expand;

const SOURCE: &str = "examples/src/bin/quickstart.rs";
const EXPANDED: &str = "examples/src/bin/quickstart-expanded.rs";

/// `EXPANDED=overwrite cargo test -p asap-macros` writes the file anew; read the difference.
#[test]
fn the_expansion_beside_the_quick_start_is_fresh() {
    let expanded = expanded();
    if std::env::var("EXPANDED").as_deref() == Ok("overwrite") {
        std::fs::write(file(EXPANDED), &expanded).unwrap();
    }
    assert!(
        read(EXPANDED) == expanded,
        "{EXPANDED} is stale; `EXPANDED=overwrite cargo test -p asap-macros` writes it anew"
    );
}

fn expanded() -> String {
    let mut source = syn::parse_file(&read(SOURCE)).expect("the quick start is Rust");
    source.attrs.clear();
    Unimport.visit_file_mut(&mut source);
    let mut items = Vec::new();
    for item in source.items {
        match item {
            Item::Fn(mut function) if function.attrs.iter().any(|a| a.path().is_ident("resumable")) => {
                function.attrs.retain(|attribute| !attribute.path().is_ident("resumable"));
                let tokens = expand(proc_macro2::TokenStream::new(), &function.to_token_stream());
                items.extend(syn::parse2::<syn::File>(tokens).expect("an expansion is Rust").items);
            }
            item => items.push(item),
        }
    }
    let source =
        prettyplease::unparse(&syn::File { items, shebang: None, frontmatter: None, attrs: Vec::new() });
    // Every item apart from the next, as a person would write it.
    let source = source.replace("\n}\nfn ", "\n}\n\nfn ").replace(";\nfn ", ";\n\nfn ");
    format!(
        "//! What `#[resumable]` makes of `quickstart.rs`. A test keeps it fresh.\n\
         #![cfg_attr(rustfmt, rustfmt::skip)]\n\
         #![allow(clippy::too_many_lines)]\n\n{source}"
    )
}

/// Takes the attribute out of the imports: nothing uses it any more.
struct Unimport;

impl VisitMut for Unimport {
    fn visit_use_group_mut(&mut self, node: &mut syn::UseGroup) {
        let names = std::mem::take(&mut node.items);
        node.items = names
            .into_iter()
            .filter(|tree| !matches!(tree, UseTree::Name(name) if name.ident == "resumable"))
            .collect();
        visit_mut::visit_use_group_mut(self, node);
    }
}
