//! What a checkpoint is known by in snapshots: the user's name, or its structural path.
//!
//! A path names the constructs around the checkpoint by their heads (`for path`, `if done`, a loop's label), never
//! by a number among others, so that an edit elsewhere in the function leaves it as it was. Of several unnamed
//! checkpoints in one block, each is known by the statement in front of it.
//!
//! A path alone cannot tell a checkpoint from one that is put beside it later, nor one construct from another that is
//! alike to the letter. So each point has a digest too, of its path and of the statement in front of each construct on it.
//! Snapshots of unnamed checkpoints hold it, and the runtime looks at it where the path leaves a choice.

use std::collections::{HashMap, HashSet};

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Stmt;

use crate::attributes::is_note;
use crate::bindings;
use crate::ir::Point;
use crate::{attached, syntax};

/// Longest text of one segment, in characters; what is longer is cut and told apart by a hash.
const LONGEST: usize = 40;

/// A construct around a checkpoint.
#[derive(Debug)]
struct Segment {
    text: String,
    /// The texts it had before.
    was: Vec<String>,
}

/// What a checkpoint is known by.
#[derive(Debug)]
pub(super) struct Identity {
    pub(super) id: String,
    /// What it would have been known by before the constructs around it were changed.
    pub(super) was: Vec<String>,
    pub(super) near: String,
}

#[derive(Debug, Default)]
pub(super) struct Identities {
    path: Vec<Segment>,
    taken: HashSet<String>,
    siblings: bool,
    before: Option<String>,
    /// The constructs around, and what stands in front of each.
    context: Vec<String>,
    /// Whether the block that begins next is the rest of the one around it.
    goes_on: bool,
}

/// What is known of the block around, while an inner one is gone through.
pub(super) struct Outer {
    siblings: bool,
    before: Option<String>,
    goes_on: bool,
}

impl Identities {
    /// Enters a construct, which had the other heads before.
    pub(super) fn push(&mut self, segment: &str, was: &[String]) {
        let was = was.iter().map(|was| shorten(was)).collect();
        self.path.push(Segment { text: shorten(segment), was });
        self.context.push(segment.to_owned());
    }

    pub(super) fn pop(&mut self) {
        self.path.pop();
        self.context.pop();
    }

    /// Begins a block; what is returned belongs to `leave_block`.
    pub(super) fn enter_block(&mut self, stmts: &[Stmt]) -> Outer {
        let goes_on = std::mem::take(&mut self.goes_on);
        let outer = Outer { siblings: self.siblings, before: self.before.clone(), goes_on };
        if !goes_on {
            let own = stmts.iter().filter(|stmt| is_unnamed_point(stmt)).count();
            self.context.push(self.before.take().unwrap_or_default());
            self.siblings = own > 1;
        }
        outer
    }

    pub(super) fn leave_block(&mut self, outer: Outer) {
        if !outer.goes_on {
            self.context.pop();
        }
        self.siblings = outer.siblings;
        self.before = outer.before;
    }

    /// The block that begins next is the rest of this one, behind this statement.
    pub(super) fn go_on(&mut self, before: &Stmt) {
        self.at_statement(before);
        self.goes_on = true;
    }

    pub(super) fn at_statement(&mut self, before: &Stmt) {
        let text = bindings::source(without_notes(before));
        self.before =
            Some(text.split('{').next().unwrap_or_default().trim().trim_end_matches(';').to_owned());
    }

    pub(super) fn take_name(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// The identity of a call or checkpoint that the user named.
    pub(super) fn named(&self, name: String) -> Identity {
        Identity { id: name, was: Vec::new(), near: self.near("") }
    }

    /// The identity of an unnamed call or effect that stands here: its text is what it is known by.
    pub(super) fn unnamed(&mut self, kind: &str, text: &str) -> Identity {
        let own = shorten(&format!("{kind} {text}"));
        let near = self.near(text);
        self.identity(Some(&own), near)
    }

    /// The identity of an unnamed checkpoint that stands here.
    pub(super) fn unnamed_checkpoint(&mut self) -> Identity {
        let own = self.siblings.then(|| match &self.before {
            Some(text) => shorten(&format!("after {text}")),
            None => "first".to_owned(),
        });
        let near = self.near("");
        self.identity(own.as_deref(), near)
    }

    fn identity(&mut self, own: Option<&str>, near: String) -> Identity {
        let joined = |segments: Vec<&str>| {
            let segments: Vec<&str> =
                segments.into_iter().filter(|segment| !segment.is_empty()).chain(own).collect();
            if segments.is_empty() { "checkpoint".to_owned() } else { segments.join(" / ") }
        };
        let base = joined(self.path.iter().map(|segment| &*segment.text).collect());
        // Each construct may have been changed at another time, so any of its heads may stand with any of the others'.
        let mut paths: Vec<Vec<&str>> = vec![Vec::new()];
        for segment in &self.path {
            let heads = || std::iter::once(&segment.text).chain(&segment.was);
            paths = paths
                .iter()
                .flat_map(|path| heads().map(|head| path.iter().copied().chain([&**head]).collect()))
                .collect();
        }
        let was = paths.into_iter().skip(1).map(joined).collect();
        Identity { id: self.distinct(&base), was, near }
    }

    /// A digest of the constructs around and of the statements in front of them.
    fn near(&self, own: &str) -> String {
        let mut text = self.context.join("\n");
        text.push('\n');
        text.push_str(self.before.as_deref().unwrap_or_default());
        text.push('\n');
        text.push_str(own);
        format!("{:08x}", fnv1a(&text) & 0xffff_ffff)
    }

    /// Only constructs that are alike to the letter are told apart by their order; the runtime does not rely on it.
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

/// Marks the points whose identity is told apart from another's by order only, and those whose digits are those of others.
pub(super) fn mark_alikes(points: &mut [Point]) {
    let unnumbered = |point: &Point| match point.id.rsplit_once(" #") {
        Some((base, number)) if !point.is_named && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            base.to_owned()
        }
        _ => point.id.clone(),
    };
    let (mut ids, mut digits): (HashMap<String, usize>, HashMap<String, usize>) =
        (HashMap::new(), HashMap::new());
    for point in points.iter() {
        *ids.entry(unnumbered(point)).or_default() += 1;
        *digits.entry(point.near.clone()).or_default() += 1;
    }
    for point in points {
        point.same = digits[&point.near];
        point.is_alike = point.same > 1 || ids[&unnumbered(point)] > 1;
    }
}

/// A statement without what it says of its past, which changes no identity.
fn without_notes(stmt: &Stmt) -> TokenStream {
    if !may_have_notes(stmt) {
        return stmt.to_token_stream();
    }
    let mut stmt = stmt.clone();
    let mac = match &mut stmt {
        Stmt::Macro(node) => Some(&mut node.mac),
        Stmt::Expr(syn::Expr::Macro(node), _) => Some(&mut node.mac),
        Stmt::Expr(expr, _) => {
            if let Some(attributes) = syntax::attributes_mut(expr) {
                attributes.retain(|attribute| !is_note(attribute));
            }
            None
        }
        _ => None,
    };
    if let Some(mac) = mac {
        if syntax::is_checkpoint(&mac.path)
            && let Ok(marked) = syn::parse2::<syntax::Marked>(mac.tokens.clone())
        {
            mac.tokens = marked.name.to_token_stream();
        } else if syntax::is_call(mac)
            && let Ok(called) = syn::parse2::<syntax::Called>(mac.tokens.clone())
        {
            mac.tokens = syntax::Called { was: Vec::new(), ..called }.to_token_stream();
        }
    }
    stmt.to_token_stream()
}

fn may_have_notes(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::Macro(_) | Stmt::Expr(syn::Expr::Macro(_), _) => true,
        Stmt::Expr(expr, _) => attached::in_front(expr).next().is_some(),
        _ => false,
    }
}

fn is_unnamed_point(stmt: &Stmt) -> bool {
    let mac = match stmt {
        Stmt::Macro(node) => &node.mac,
        Stmt::Expr(syn::Expr::Macro(node), _) => &node.mac,
        _ => return false,
    };
    syntax::is_checkpoint(&mac.path)
        && syn::parse2::<syntax::Marked>(mac.tokens.clone()).is_ok_and(|marked| marked.name.is_none())
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
