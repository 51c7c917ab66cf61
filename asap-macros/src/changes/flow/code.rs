//! Through the user's own code, which holds no point: along its branches, loops and jumps where these are statements of their
//! own; what else there is, is taken as a whole.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Pat, Stmt};

use super::super::effects::Effects;
use super::{Flow, State, changed, join};
use crate::attached;

impl Flow {
    /// Behind code of the user's, which may jump from anywhere in it.
    pub(super) fn code(
        &mut self,
        tokens: impl ToTokens,
        mut state: State,
        walk: impl FnOnce(&mut Effects),
    ) -> State {
        let mut effects = Effects::new(self.knows_macros);
        walk(&mut effects);
        self.confirm(effects.methods);
        for (&local, &change) in &effects.changes {
            changed(&mut state, local, change);
        }
        if !self.targets.is_empty() && may_jump(&tokens.to_token_stream()) {
            // Where exactly is not asked: what else is added there is something that does not happen.
            for target in &mut self.targets {
                join(&mut target.after, &state);
                join(&mut target.again, &state);
            }
        }
        state
    }

    pub(super) fn stmt(&mut self, stmt: &Stmt, state: State) -> State {
        match stmt {
            Stmt::Expr(expr, _) => self.expr(expr, state),
            Stmt::Local(node) => {
                let before = (!node.attrs.is_empty()).then(|| state.clone());
                let mut state = state;
                if let Some(init) = &node.init {
                    state = self.scrutinee(&init.expr, [&node.pat], state);
                    if let Some((_, diverge)) = &init.diverge {
                        self.expr(diverge, state.clone());
                    }
                }
                let mut after = self.code(&node.pat, state, |effects| effects.bind(&node.pat));
                if let Some(before) = &before {
                    join(&mut after, before);
                }
                after
            }
            Stmt::Macro(_) | Stmt::Item(_) => self.code(stmt, state, |effects| effects.stmt(stmt)),
        }
    }

    fn stmts(&mut self, block: &syn::Block, state: State) -> State {
        block.stmts.iter().fold(state, |state, stmt| self.stmt(stmt, state))
    }

    /// What a pattern is held against.
    pub(super) fn scrutinee<'p>(
        &mut self,
        expr: &Expr,
        pats: impl IntoIterator<Item = &'p Pat>,
        state: State,
    ) -> State {
        let state = self.expr(expr, state);
        self.code(TokenStream::new(), state, |effects| effects.held_against(expr, pats))
    }

    /// Behind an expression whose value is taken.
    pub(super) fn expr(&mut self, expr: &Expr, state: State) -> State {
        if attached::in_front(expr).next().is_none() {
            return self.expr_itself(expr, state);
        }
        // A `#[cfg]` may take it away.
        let mut after = self.expr_itself(expr, state.clone());
        join(&mut after, &state);
        after
    }

    fn expr_itself(&mut self, expr: &Expr, state: State) -> State {
        match expr {
            Expr::Return(node) => {
                node.expr.iter().fold(state, |state, value| self.expr(value, state));
                State::new()
            }
            Expr::Break(node) => {
                let state = node.expr.iter().fold(state, |state, value| self.expr(value, state));
                if let Some(target) = self.target(node.label.as_ref()) {
                    join(&mut target.after, &state);
                }
                State::new()
            }
            Expr::Continue(node) => {
                if let Some(target) = self.target(node.label.as_ref()) {
                    join(&mut target.again, &state);
                }
                State::new()
            }
            Expr::If(node) => {
                let state = self.expr(&node.cond, state);
                let mut after = self.stmts(&node.then_branch, state.clone());
                let other = match &node.else_branch {
                    Some((_, other)) => self.expr(other, state),
                    None => state,
                };
                join(&mut after, &other);
                after
            }
            Expr::Match(node) => {
                let mut state = self.scrutinee(&node.expr, node.arms.iter().map(|arm| &arm.pat), state);
                let mut after = State::new();
                for arm in &node.arms {
                    let mut entered = self.code(&arm.pat, state.clone(), |effects| effects.bind(&arm.pat));
                    if let Pat::Guard(guard) = &arm.pat {
                        entered = self.expr(&guard.guard, entered);
                        // The arms behind it come after a guard that said no.
                        join(&mut state, &entered);
                    }
                    join(&mut after, &self.expr(&arm.body, entered));
                }
                after
            }
            Expr::Loop(node) => {
                self.rounds(node.label.as_ref(), state, |flow, state| flow.stmts(&node.body, state))
            }
            Expr::While(node) => self.rounds(node.label.as_ref(), state, |flow, state| {
                let state = flow.expr(&node.cond, state);
                flow.end(&state);
                flow.stmts(&node.body, state)
            }),
            Expr::ForLoop(node) => {
                let state = self.expr(&node.expr, state);
                self.rounds(node.label.as_ref(), state, |flow, state| {
                    flow.end(&state);
                    let state = flow.code(&node.pat, state, |effects| effects.bind(&node.pat));
                    flow.stmts(&node.body, state)
                })
            }
            Expr::Block(node) if node.label.is_some() => {
                self.enter(node.label.as_ref(), false);
                let mut state = self.stmts(&node.block, state);
                join(&mut state, &self.leave().after);
                state
            }
            Expr::Block(node) => self.stmts(&node.block, state),
            Expr::Paren(node) => self.expr(&node.expr, state),
            Expr::Group(node) => self.expr(&node.expr, state),
            _ => self.code(expr, state, |effects| effects.value(expr)),
        }
    }

    /// The condition or iterator of the innermost loop ends it.
    fn end(&mut self, state: &State) {
        if let Some(target) = self.targets.last_mut() {
            join(&mut target.after, state);
        }
    }
}

/// Whether code may leave a loop or block around it: by words of its own, or in a macro that nobody can see into.
fn may_jump(tokens: &TokenStream) -> bool {
    let mut before = None;
    tokens.clone().into_iter().any(|token| {
        let found = match &token {
            TokenTree::Ident(ident) => ident == "break" || ident == "continue",
            TokenTree::Group(group) => may_jump(&group.stream()),
            TokenTree::Punct(punct) => punct.as_char() == '!' && matches!(before, Some(TokenTree::Ident(_))),
            TokenTree::Literal(_) => false,
        };
        before = Some(token);
        found
    })
}
