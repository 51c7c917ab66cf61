//! What a `#[rebuild] let` may be, wherever it stands.

use syn::Block;
use syn::visit::{self, Visit};

use crate::attributes::is_rebuild;
use crate::report::Report;
use crate::{catalogue, syntax};

pub(super) fn check(block: &Block, report: &mut Report) {
    Rebuilt { report }.visit_block(block);
}

struct Rebuilt<'a> {
    report: &'a mut Report,
}

impl<'ast> Visit<'ast> for Rebuilt<'_> {
    fn visit_local(&mut self, node: &'ast syn::Local) {
        if node.attrs.iter().any(is_rebuild) {
            let pat = match &node.pat {
                syn::Pat::Type(typed) => &*typed.pat,
                pat => pat,
            };
            match &node.init {
                None => self.report.at(pat, catalogue::REBUILD_WITHOUT_VALUE),
                Some(init) => {
                    if let Some((token, _)) = &init.diverge {
                        self.report.at(token, catalogue::REBUILD_ELSE);
                    }
                    if syntax::has_point(&init.expr) {
                        self.report.at(&init.expr, catalogue::REBUILD_WITH_POINT);
                    }
                }
            }
        }
        visit::visit_local(self, node);
    }

    // An inner function is its own business.
    fn visit_item(&mut self, _: &'ast syn::Item) {}
}
