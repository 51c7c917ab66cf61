//! What a checkpoint is known by in snapshots: the user's name, or its structural path.
//!
//! A path names the constructs around the checkpoint by their heads (`for path`, `if done`, a loop's label), never
//! by a number among others, so that an edit elsewhere in the function leaves it as it was. Of several unnamed
//! checkpoints in one block, each is known by the statement in front of it.

use std::collections::HashSet;

use quote::ToTokens;
use syn::Stmt;

use crate::bindings;
use crate::syntax;

/// Longest text of one segment, in characters; what is longer is cut and told apart by a hash.
const LONGEST: usize = 40;

#[derive(Debug, Default)]
pub(super) struct Identities {
    path: Vec<String>,
    taken: HashSet<String>,
    siblings: bool,
    before: Option<String>,
}

impl Identities {
    pub(super) fn push(&mut self, segment: &str) {
        self.path.push(shorten(segment));
    }

    pub(super) fn pop(&mut self) {
        self.path.pop();
    }

    /// Begins a block; what is returned belongs to `leave_block`.
    pub(super) fn enter_block(&mut self, stmts: &[Stmt]) -> (bool, Option<String>) {
        let own = stmts.iter().filter(|stmt| is_unnamed_point(stmt)).count();
        let outer = (self.siblings, self.before.take());
        self.siblings = own > 1;
        outer
    }

    pub(super) fn leave_block(&mut self, (siblings, before): (bool, Option<String>)) {
        self.siblings = siblings;
        self.before = before;
    }

    pub(super) fn at_statement(&mut self, before: Option<&Stmt>) {
        self.before = before.map(|stmt| {
            let text = bindings::source(stmt.to_token_stream());
            text.split('{').next().unwrap_or_default().trim().trim_end_matches(';').to_owned()
        });
    }

    pub(super) fn take_name(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// The identity of an unnamed call that stands here: its text is what it is known by.
    pub(super) fn unnamed_call(&mut self, text: &str) -> String {
        let own = shorten(&format!("call {text}"));
        let segments = self.path.iter().filter(|segment| !segment.is_empty()).cloned().chain([own]);
        self.distinct(&segments.collect::<Vec<_>>().join(" / "))
    }

    /// The identity of an unnamed checkpoint that stands here.
    pub(super) fn unnamed(&mut self) -> String {
        let mut segments: Vec<String> =
            self.path.iter().filter(|segment| !segment.is_empty()).cloned().collect();
        if self.siblings {
            segments.push(match &self.before {
                Some(text) => shorten(&format!("after {text}")),
                None => "first".to_owned(),
            });
        }
        let base = if segments.is_empty() { "checkpoint".to_owned() } else { segments.join(" / ") };
        self.distinct(&base)
    }

    /// Only constructs that are alike to the letter are told apart by their order.
    fn distinct(&mut self, base: &str) -> String {
        let mut id = base.to_owned();
        let mut count = 1;
        while !self.taken.insert(id.clone()) {
            count += 1;
            id = format!("{base} #{count}");
        }
        id
    }
}

fn is_unnamed_point(stmt: &Stmt) -> bool {
    let mac = match stmt {
        Stmt::Macro(node) => &node.mac,
        Stmt::Expr(syn::Expr::Macro(node), _) => &node.mac,
        _ => return false,
    };
    syntax::is_checkpoint(&mac.path) && mac.tokens.is_empty()
}

fn shorten(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    format!("{}~{:04x}", cut.trim_end(), fnv1a(text) & 0xffff)
}

/// FNV-1a, 64 bits (the offset basis and prime of its authors' reference).
fn fnv1a(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
