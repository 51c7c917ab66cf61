//! Questions to the user's syntax: where its checkpoints are, what a pattern binds, what is a place.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::visit::{self, Visit};
use syn::{Expr, LitStr, Macro, Pat, Path, Stmt, Token};

use crate::bindings::{self, Local};
use crate::mentions::Mentions;

/// Whether a macro's path is that of `checkpoint!`.
pub(crate) fn is_checkpoint(path: &Path) -> bool {
    path.segments.last().is_some_and(|segment| segment.ident == "checkpoint")
}

/// The macros that call a step of the runtime's own.
pub(crate) const STEPS: &[&str] = &[
    "sleep",
    "sleep_until",
    "receive",
    "spawn",
    "join",
    "join_all",
    "join_first",
    "fan_out",
    "retry",
    "compensate",
];

/// Whether a macro is a step. Others have macros of these names too: one whose path leads into another crate is theirs, and
/// so is a `join!` of several futures.
pub(crate) fn is_step(mac: &Macro) -> bool {
    let is_used = matches!(mac.tokens.clone().into_iter().next(), Some(TokenTree::Punct(punct)) if punct.as_char() == '@');
    is_own(&mac.path)
        && !is_used
        && mac.path.segments.last().is_some_and(|last| {
            STEPS.iter().any(|step| last.ident == step) && (last.ident != "join" || is_one(&mac.tokens))
        })
}

/// Whether these are the tokens of one argument.
pub(crate) fn is_one(tokens: &TokenStream) -> bool {
    let mut rest = tokens
        .clone()
        .into_iter()
        .skip_while(|token| !matches!(token, TokenTree::Punct(punct) if punct.as_char() == ','));
    rest.next();
    rest.next().is_none()
}

/// Whether a path leads to this project, or may.
fn is_own(path: &Path) -> bool {
    path.segments.first().is_some_and(|first| {
        path.segments.len() == 1
            || ["asap_runtime", "crate", "self", "super"].iter().any(|own| first.ident == own)
    })
}

/// Whether a macro's path is that of `effect!`.
pub(crate) fn is_effect(path: &Path) -> bool {
    is_own(path) && path.segments.last().is_some_and(|last| last.ident == "effect")
}

/// Whether a macro is `call!`, or a step.
pub(crate) fn is_call(mac: &Macro) -> bool {
    mac.path.segments.last().is_some_and(|segment| segment.ident == "call") || is_step(mac)
}

/// Whether a macro of this name is a point, or may be.
pub(crate) fn is_point_name(name: &proc_macro2::Ident) -> bool {
    ["checkpoint", "call", "effect"].iter().any(|point| name == point)
        || STEPS.iter().any(|step| name == step)
}

/// Whether a macro is a point at which the function can be entered again.
pub(crate) fn is_point(mac: &Macro) -> bool {
    is_checkpoint(&mac.path) || is_call(mac) || is_effect(&mac.path)
}

/// The arguments of `checkpoint!`: a name, if it is given one, the names it had before, whether it is `durable` whatever the
/// runtime was told, and the transaction that it commits, if it is given one.
pub(crate) struct Marked {
    pub(crate) name: Option<LitStr>,
    pub(crate) was: Vec<LitStr>,
    pub(crate) transaction: Option<Expr>,
    /// Whether no pace skips it, and it is durable before it returns: `durable`, or `@` in front of it, which `steps` sets.
    pub(crate) always: bool,
}

impl Marked {
    /// One without arguments.
    pub(crate) fn new() -> Self {
        Self { name: None, was: Vec::new(), transaction: None, always: false }
    }
}

impl Parse for Marked {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut marked = Self::new();
        marked.always = input.parse::<Option<Token![@]>>()?.is_some();
        if input.peek(LitStr) {
            marked.name = Some(input.parse()?);
            if input.is_empty() {
                return Ok(marked);
            }
            input.parse::<Token![,]>()?;
        }
        let mut is_durable = false;
        while !input.is_empty() && marked.transaction.is_none() {
            if parse_was(&input.fork()).is_ok() {
                marked.was.push(parse_was(input)?);
            } else if parse_durable(&input.fork()).is_ok() {
                let word = parse_durable(input)?;
                if std::mem::replace(&mut is_durable, true) {
                    return Err(syn::Error::new(word.span(), "it is said already"));
                }
                marked.always = true;
            } else if input.peek(LitStr) {
                return Err(input.error("a name stands in front"));
            } else {
                marked.transaction = Some(input.parse()?);
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        if input.is_empty() { Ok(marked) } else { Err(input.error("expected the end")) }
    }
}

impl ToTokens for Marked {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { name, was, transaction, always } = self;
        let always = always.then(|| quote::quote!(@));
        let name = name.iter();
        let transaction = transaction.iter();
        tokens.extend(quote::quote!(#always #(#name,)* #(was = #was,)* #(#transaction)*));
    }
}

/// `was = "name"`.
fn parse_was(input: ParseStream<'_>) -> syn::Result<LitStr> {
    let word: proc_macro2::Ident = input.parse()?;
    if word != "was" {
        return Err(syn::Error::new(word.span(), "expected `was`"));
    }
    input.parse::<Token![=]>()?;
    input.parse()
}

/// `durable`, and nothing but the end or another argument behind it.
fn parse_durable(input: ParseStream<'_>) -> syn::Result<proc_macro2::Ident> {
    let word: proc_macro2::Ident = input.parse()?;
    if word == "durable" && (input.is_empty() || input.peek(Token![,])) {
        return Ok(word);
    }
    Err(syn::Error::new(word.span(), "expected `durable`"))
}

/// What `steps` leaves of an `effect!`: the point where its intent is stored, or the one behind its value.
pub(crate) struct Intended {
    pub(crate) is_done: bool,
    pub(crate) policy: proc_macro2::Ident,
    pub(crate) name: LitStr,
}

impl Parse for Intended {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let is_done = input.parse::<Option<Token![@]>>()?.is_some();
        Ok(Self { is_done, policy: input.parse()?, name: input.parse()? })
    }
}

impl ToTokens for Intended {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { is_done, policy, name } = self;
        let done = is_done.then(|| quote::quote!(@));
        tokens.extend(quote::quote!(#done #policy #name));
    }
}

/// The arguments of `call!`: a name, if it is given one, the names it had before, and the call.
pub(crate) struct Called {
    pub(crate) name: Option<(LitStr, Token![,])>,
    pub(crate) was: Vec<LitStr>,
    pub(crate) call: Expr,
}

impl Parse for Called {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = if input.peek(LitStr) && input.peek2(Token![,]) {
            Some((input.parse()?, input.parse()?))
        } else {
            None
        };
        let mut was = Vec::new();
        let begins_was = || {
            let ahead = input.fork();
            parse_was(&ahead).is_ok() && ahead.peek(Token![,])
        };
        while begins_was() {
            was.push(parse_was(input)?);
            input.parse::<Token![,]>()?;
        }
        let call = input.parse()?;
        input.parse::<Option<Token![,]>>()?;
        if input.is_empty() { Ok(Self { name, was, call }) } else { Err(input.error("expected the end")) }
    }
}

impl ToTokens for Called {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some((name, comma)) = &self.name {
            name.to_tokens(tokens);
            comma.to_tokens(tokens);
        }
        for was in &self.was {
            tokens.extend(quote::quote!(was = #was,));
        }
        self.call.to_tokens(tokens);
    }
}

/// Whether an expression may be a call of a resumable function, or a transaction: its type says whether it is one.
pub(crate) fn may_be_given(expr: &Expr) -> bool {
    !matches!(
        strip(expr),
        Expr::Array(_)
            | Expr::Assign(_)
            | Expr::Binary(_)
            | Expr::Cast(_)
            | Expr::Closure(_)
            | Expr::Lit(_)
            | Expr::Range(_)
            | Expr::Reference(_)
            | Expr::Repeat(_)
            | Expr::Struct(_)
            | Expr::Tuple(_)
            | Expr::Unary(_)
    )
}

/// Whether a checkpoint or call stands in an expression, where it is this function's own (not in a closure or an item).
pub(crate) fn has_point(expr: &Expr) -> bool {
    let mut finder = Finder(false);
    finder.visit_expr(expr);
    finder.0
}

/// Whether a checkpoint stands in a statement.
pub(crate) fn stmt_has_point(stmt: &Stmt) -> bool {
    let mut finder = Finder(false);
    finder.visit_stmt(stmt);
    finder.0
}

struct Finder(bool);

impl<'ast> Visit<'ast> for Finder {
    fn visit_macro(&mut self, node: &'ast Macro) {
        self.0 |= is_point(node);
    }

    fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}

    fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}

/// Whether `checkpoint !` or `call !` stands among tokens.
pub(crate) fn tokens_have_point(tokens: &TokenStream) -> Option<proc_macro2::Ident> {
    let mut previous = None;
    for token in tokens.clone() {
        match token {
            TokenTree::Group(group) => {
                if let Some(found) = tokens_have_point(&group.stream()) {
                    return Some(found);
                }
                previous = None;
            }
            TokenTree::Punct(punct) if punct.as_char() == '!' => {
                if let Some(ident) = previous.take() {
                    return Some(ident);
                }
            }
            // A `join!` in there is anybody's.
            TokenTree::Ident(ident) if is_point_name(&ident) && ident != "join" => previous = Some(ident),
            _ => previous = None,
        }
    }
    None
}

/// The locals that a pattern binds, in the order in which they stand, each once.
pub(crate) fn bound(pat: &Pat) -> Vec<Local> {
    struct Bound(Vec<Local>);
    impl<'ast> Visit<'ast> for Bound {
        fn visit_pat_ident(&mut self, node: &'ast syn::PatIdent) {
            if let Some(local) = bindings::decode(&node.ident.to_string())
                && !self.0.contains(&local)
            {
                self.0.push(local);
            }
            visit::visit_pat_ident(self, node);
        }
        fn visit_expr(&mut self, _: &'ast Expr) {}
    }
    let mut bound = Bound(Vec::new());
    bound.visit_pat(pat);
    bound.0
}

/// The locals that the `let`s of a condition bind.
pub(crate) fn bound_in_condition(condition: &Expr) -> Vec<Local> {
    match condition {
        Expr::Let(node) => bound(&node.pat),
        Expr::Binary(node) if matches!(node.op, syn::BinOp::And(_)) => {
            let mut left = bound_in_condition(&node.left);
            left.extend(bound_in_condition(&node.right));
            left
        }
        Expr::Paren(node) => bound_in_condition(&node.expr),
        Expr::Group(node) => bound_in_condition(&node.expr),
        _ => Vec::new(),
    }
}

/// What the first `let` of a condition tests.
pub(crate) fn first_tested(condition: &Expr) -> Option<&Expr> {
    match condition {
        Expr::Let(node) => Some(&node.expr),
        Expr::Binary(node) if matches!(node.op, syn::BinOp::And(_)) => {
            first_tested(&node.left).or_else(|| first_tested(&node.right))
        }
        Expr::Paren(node) => first_tested(&node.expr),
        _ => None,
    }
}

/// The locals that a condition uses, other than by binding them.
pub(crate) fn used_in_condition(condition: &Expr) -> bindings::Locals {
    match condition {
        Expr::Let(node) => node.expr.mentioned(),
        Expr::Binary(node) if matches!(node.op, syn::BinOp::And(_)) => {
            let mut left = used_in_condition(&node.left);
            left.extend(used_in_condition(&node.right));
            left
        }
        Expr::Paren(node) => used_in_condition(&node.expr),
        Expr::Group(node) => used_in_condition(&node.expr),
        other => other.mentioned(),
    }
}

/// Whether a condition holds a `let`.
pub(crate) fn has_let(condition: &Expr) -> bool {
    match condition {
        Expr::Let(_) => true,
        Expr::Binary(node) if matches!(node.op, syn::BinOp::And(_)) => {
            has_let(&node.left) || has_let(&node.right)
        }
        Expr::Paren(node) => has_let(&node.expr),
        Expr::Group(node) => has_let(&node.expr),
        _ => false,
    }
}

/// The local that an expression is, if it is nothing else.
pub(crate) fn as_local(expr: &Expr) -> Option<Local> {
    match strip(expr) {
        Expr::Path(node) if node.qself.is_none() => {
            node.path.get_ident().and_then(|i| bindings::decode(&i.to_string()))
        }
        _ => None,
    }
}

/// Whether nothing in a written type is left to rustc.
pub(crate) fn is_complete(ty: &syn::Type) -> bool {
    struct Search(bool);
    impl<'ast> Visit<'ast> for Search {
        fn visit_type(&mut self, node: &'ast syn::Type) {
            use syn::Type::{ImplTrait, Infer, Macro};
            self.0 &= !matches!(node, Infer(_) | ImplTrait(_) | Macro(_));
            visit::visit_type(self, node);
        }

        fn visit_expr_infer(&mut self, _: &'ast syn::ExprInfer) {
            self.0 = false;
        }
    }
    let mut search = Search(true);
    search.visit_type(ty);
    search.0
}

/// The local of which a place is a part that can be moved out of it: a field, or what a box holds.
pub(crate) fn whole_of(place: &Expr) -> Option<Local> {
    match strip(place) {
        Expr::Field(node) => whole_of(&node.base),
        Expr::Unary(node) if matches!(node.op, syn::UnOp::Deref(_)) => whole_of(&node.expr),
        place => as_local(place),
    }
}

/// Whether an expression is a closure, or a block that makes one of values that it keeps.
pub(crate) fn is_closure(expr: &Expr) -> bool {
    match strip(expr) {
        Expr::Closure(_) => true,
        Expr::Block(node) => {
            matches!(node.block.stmts.last(), Some(Stmt::Expr(last, None)) if is_closure(last))
        }
        _ => false,
    }
}

/// The expression without parentheses.
pub(crate) fn strip(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(node) => strip(&node.expr),
        Expr::Group(node) => strip(&node.expr),
        _ => expr,
    }
}

/// Whether an expression cannot do anything but give the same value again: literals, constants, and paths of them.
pub(crate) fn is_constant(expr: &Expr) -> bool {
    match strip(expr) {
        Expr::Lit(_) => true,
        Expr::Path(node) => node.path.segments.last().is_some_and(|segment| {
            let text = segment.ident.to_string();
            bindings::decode(&text).is_none() && text.starts_with(|c: char| c.is_uppercase())
        }),
        Expr::Reference(node) => node.mutability.is_none() && is_constant(&node.expr),
        Expr::Unary(node) => !matches!(node.op, syn::UnOp::Deref(_)) && is_constant(&node.expr),
        Expr::Array(node) => node.elems.iter().all(is_constant),
        Expr::Tuple(node) => node.elems.iter().all(is_constant),
        Expr::Repeat(node) => is_constant(&node.expr),
        _ => false,
    }
}

/// The attributes of an expression that may hold a checkpoint in a block of its own.
pub(crate) fn attributes_mut(expr: &mut Expr) -> Option<&mut Vec<syn::Attribute>> {
    match expr {
        Expr::If(node) => Some(&mut node.attrs),
        Expr::Match(node) => Some(&mut node.attrs),
        Expr::Loop(node) => Some(&mut node.attrs),
        Expr::While(node) => Some(&mut node.attrs),
        Expr::ForLoop(node) => Some(&mut node.attrs),
        Expr::Block(node) => Some(&mut node.attrs),
        Expr::Unsafe(node) => Some(&mut node.attrs),
        _ => None,
    }
}

/// Gives a binding of a pattern another identifier.
pub(crate) fn rename(pat: &mut Pat, from: &proc_macro2::Ident, to: &proc_macro2::Ident) {
    use syn::visit_mut::{self, VisitMut};
    struct Rename<'a>(&'a proc_macro2::Ident, &'a proc_macro2::Ident);
    impl VisitMut for Rename<'_> {
        fn visit_pat_ident_mut(&mut self, node: &mut syn::PatIdent) {
            if node.ident == *self.0 {
                node.ident = self.1.clone();
                if node.by_ref.is_none() {
                    node.mutability = None;
                }
            }
            visit_mut::visit_pat_ident_mut(self, node);
        }
    }
    Rename(from, to).visit_pat_mut(pat);
}

/// The locals that an assignment sets, `(a, [b, _]) = …` included, and the places in it that are not locals.
pub(crate) fn assigned(left: &Expr) -> (Vec<Local>, Vec<&Expr>) {
    match strip(left) {
        Expr::Tuple(node) => all(node.elems.iter()),
        Expr::Array(node) => all(node.elems.iter()),
        Expr::Call(node) => all(node.args.iter()),
        Expr::Struct(node) => all(node.fields.iter().map(|field| &field.expr)),
        Expr::Infer(_) | Expr::Range(_) => (Vec::new(), Vec::new()),
        other => match as_local(other) {
            Some(local) => (vec![local], Vec::new()),
            None => (Vec::new(), vec![other]),
        },
    }
}

fn all<'a>(parts: impl Iterator<Item = &'a Expr>) -> (Vec<Local>, Vec<&'a Expr>) {
    let (mut locals, mut places) = (Vec::new(), Vec::new());
    for part in parts {
        let (more, other) = assigned(part);
        locals.extend(more);
        places.extend(other);
    }
    (locals, places)
}

/// The locals that are declared inside an expression: parameters of closures, `let`s, arms.
pub(crate) fn declared_inside(expr: &Expr) -> Vec<Local> {
    let mut declared = Declared(Vec::new());
    declared.visit_expr(expr);
    declared.0
}

/// The locals that a statement's own patterns bind, at any depth.
pub(crate) fn declared_in_stmt(stmt: &Stmt) -> Vec<Local> {
    let mut declared = Declared(Vec::new());
    declared.visit_stmt(stmt);
    declared.0
}

struct Declared(Vec<Local>);

impl<'ast> Visit<'ast> for Declared {
    fn visit_pat(&mut self, node: &'ast Pat) {
        self.0.extend(bound(node));
        visit::visit_pat(self, node);
    }
}

/// The paths of all `checkpoint!`s and `call!`s that stand in a block, in closures and items too.
pub(crate) fn point_paths(block: &syn::Block) -> Vec<Path> {
    struct Paths(Vec<Path>);
    impl<'ast> Visit<'ast> for Paths {
        fn visit_macro(&mut self, node: &'ast Macro) {
            if is_point(node) {
                self.0.push(node.path.clone());
            }
        }
    }
    let mut paths = Paths(Vec::new());
    paths.visit_block(block);
    paths.0
}
