//! Where a local is saved first, and where it is used after that: for the message to one that cannot be saved.
//!
//! This is for the reader of a message only, so it follows the text and not the flow: the first use behind the
//! checkpoint, or, where the way back is a loop's, the first in the function.

use std::collections::BTreeMap;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Block;

use crate::bindings::{self, Bindings, Local, Locals};
use crate::ir::Point;
use crate::mentions::Mentions;
use crate::syntax;

/// Why a local is saved.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Need {
    /// The first checkpoint that it crosses.
    pub(crate) at: Span,
    /// Where it is used after that; a guard is only held.
    pub(crate) used: Option<Span>,
}

/// Reads the resolved function's block.
pub(crate) fn read(block: &Block) -> Text {
    let mut text = Text::default();
    text.walk(block.to_token_stream());
    text
}

/// Points and mentions of locals in the order of the text.
#[derive(Default)]
pub(crate) struct Text {
    /// How many mentions stand in front of each point.
    points: Vec<usize>,
    mentions: Vec<(Locals, Span)>,
    is_unsafe: bool,
}

impl Text {
    /// Whether an `unsafe` stands somewhere.
    pub(crate) fn is_unsafe(&self) -> bool {
        self.is_unsafe
    }

    /// The needs of all locals that are live at a point.
    pub(crate) fn needs(&self, bindings: &Bindings, points: &[Point]) -> BTreeMap<Local, Need> {
        let uses = self.by_local(bindings);
        let mut needs = BTreeMap::new();
        for (point, &position) in points.iter().zip(&self.points) {
            for &local in &point.live {
                needs.entry(local).or_insert_with(|| {
                    let own = uses.get(&local).map_or(&[][..], Vec::as_slice);
                    let behind = own.get(own.partition_point(|&use_of| use_of < position)).copied();
                    // The first of all is its declaration.
                    let around = || own.get(1).copied().filter(|_| !bindings.get(local).is_held());
                    let next = behind.or_else(around).map(|index| self.mentions[index].1);
                    Need { at: point.span, used: next }
                });
            }
        }
        needs
    }

    fn walk(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(ident) => {
                    if syntax::is_point_name(&ident)
                        && matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '!')
                    {
                        tokens.next();
                        // What a call is made of is evaluated in front of it.
                        let mut is_point = true;
                        if let Some(TokenTree::Group(group)) = tokens.next() {
                            is_point = ident != "join" || syntax::is_one(&group.stream());
                            self.walk(group.stream());
                        }
                        if is_point {
                            self.points.push(self.mentions.len());
                        }
                    } else {
                        let word = ident.to_string();
                        self.is_unsafe |= word == "unsafe";
                        if let Some(local) = bindings::decode(&word) {
                            self.mentions.push((Locals::from([local]), ident.span()));
                        }
                    }
                }
                TokenTree::Group(group) => self.walk(group.stream()),
                TokenTree::Literal(literal) => {
                    let span = literal.span();
                    let captured = literal.mentioned();
                    if !captured.is_empty() {
                        self.mentions.push((captured, span));
                    }
                }
                TokenTree::Punct(_) => {}
            }
        }
    }

    /// Where each local is mentioned, or something that borrows from it.
    fn by_local(&self, bindings: &Bindings) -> BTreeMap<Local, Vec<usize>> {
        let mut uses: BTreeMap<Local, Vec<usize>> = BTreeMap::new();
        for (index, (mentioned, _)) in self.mentions.iter().enumerate() {
            let mut roots = Locals::new();
            for &local in mentioned {
                bindings.with_roots(local, &mut roots);
            }
            for root in roots {
                uses.entry(root).or_default().push(index);
            }
        }
        uses
    }
}
