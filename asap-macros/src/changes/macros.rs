//! What macros may do to locals: those of the standard library read what they print.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, Macro};

use super::effects::Effects;
use crate::{resolve, syntax};

/// The macros whose arguments are expressions of which they only use the values, or borrow them shared.
const READING: &[&str] = &[
    "print",
    "println",
    "eprint",
    "eprintln",
    "format",
    "format_args",
    "panic",
    "todo",
    "unimplemented",
    "unreachable",
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "vec",
    "dbg",
];

/// Those that call a method on their first argument.
const WRITING: &[&str] = &["write", "writeln"];

impl Effects {
    pub(super) fn mac(&mut self, mac: &Macro) {
        let name = name(mac).unwrap_or_default();
        let name = name.as_str();
        if !self.knows_macros || !resolve::is_known(name, &mac.tokens) {
            return self.unknown(&mac.tokens);
        }
        if name == "matches" && !has_mut(&mac.tokens) || READING.contains(&name) {
            self.arguments(mac, 0);
        } else if WRITING.contains(&name) {
            self.arguments(mac, 1);
        } else {
            self.unknown(&mac.tokens);
        }
    }

    /// The arguments of a macro, of which the first few may be changed.
    fn arguments(&mut self, mac: &Macro, changed: usize) {
        let mut index = 0;
        resolve::edit(&mut mac.clone(), |argument| {
            match argument {
                _ if index < changed => self.unknown(&*argument),
                // The name of an argument.
                Expr::Assign(node) if is_name(&node.left) => self.value(&node.right),
                argument => self.value(argument),
            }
            index += 1;
        });
    }
}

/// The name of a macro that is the standard library's, or nobody's that is known.
fn name(mac: &Macro) -> Option<String> {
    let mut segments = mac.path.segments.iter();
    let last = segments.next_back()?;
    let is_std = match segments.next_back() {
        None => true,
        Some(first) => {
            segments.next_back().is_none()
                && ["std", "core", "alloc"].iter().any(|library| first.ident == library)
        }
    };
    is_std.then(|| last.ident.to_string())
}

fn is_name(left: &Expr) -> bool {
    matches!(left, Expr::Path(_)) && syntax::as_local(left).is_none()
}

fn has_mut(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "mut",
        TokenTree::Group(group) => has_mut(&group.stream()),
        _ => false,
    })
}
