//! `for` and `while`: plain Rust, which runs no nodes.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::visit::{self, Visit};
use syn::{
    Arm, Expr, ExprAsync, ExprCall, ExprClosure, ExprForLoop, ExprParen, ExprWhile, Item, Lifetime,
    Macro, Stmt, Token, token,
};

use super::node::Place;
use super::{Glue, block, call, glue, stream, up_to_braces};
use crate::errors::Errors;
use crate::source_text::source_text;

/// Whether a `for` or `while` begins here, with a label perhaps.
pub(super) fn begins(input: ParseStream) -> bool {
    if input.peek(Lifetime) {
        return input.peek3(Token![for]) || input.peek3(Token![while]);
    }
    // `for<'a> |text: &'a str| …` is a closure.
    input.peek(Token![for]) && !input.peek2(Token![<]) || input.peek(Token![while])
}

pub(super) fn parse(input: ParseStream, place: Place, errors: &mut Errors) -> syn::Result<Glue> {
    let ahead = input.fork();
    if let Ok(expr) = plain(&ahead) {
        input.advance_to(&ahead);
        if !runs_nodes(&expr) {
            return Ok(Glue::Rust(Box::new(expr)));
        }
        let (word, head) = match &expr {
            Expr::ForLoop(route) => {
                let (pattern, items) = (&route.pat, &route.expr);
                (
                    route.for_token.to_token_stream(),
                    quote!(#pattern in #items),
                )
            }
            Expr::While(route) => (
                route.while_token.to_token_stream(),
                route.cond.to_token_stream(),
            ),
            _ => (expr.to_token_stream(), TokenStream::new()),
        };
        let hint = format!("; plain Rust stands in parentheses, `({word} … {{ … }})`");
        errors.at(&word, message(&word, &head) + &hint);
        return Ok(Glue::Broken(expr.into_token_stream()));
    }
    let ahead = input.fork();
    let written = up_to_braces(&ahead, place)?;
    if !is_of_nodes(&written) {
        return glue::parse(input, place, errors);
    }
    input.advance_to(&ahead);
    let mut head = written
        .clone()
        .into_iter()
        .skip_while(|token| !is_word(token));
    let word = head.next().into_token_stream();
    let head = head.take_while(|token| !is_body(token)).collect();
    errors.at(&word, message(&word, &head));
    Ok(Glue::Broken(written))
}

fn plain(input: ParseStream) -> syn::Result<Expr> {
    let is_for = input.peek(Token![for]) || input.peek3(Token![for]) && input.peek(Lifetime);
    if is_for {
        input.parse::<ExprForLoop>().map(Expr::ForLoop)
    } else {
        input.parse::<ExprWhile>().map(Expr::While)
    }
}

fn is_word(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(word) if word == "for" || word == "while")
}

fn is_body(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

fn message(word: &TokenStream, head: &TokenStream) -> String {
    let head = source_text(head);
    let is_short = head.chars().count() <= 40;
    if word.to_string() == "for" {
        let head = if is_short { &head } else { "item in items" };
        format!(
            "`for` runs no nodes; `each {head} {{ … }}` runs them for several items side by side, a \
             `loop` one round after the other"
        )
    } else {
        let head = if is_short { &head } else { "condition" };
        format!(
            "`while` runs no nodes; `loop` does, with its state handed from round to round: `loop \
             state = first {{ if {head} {{ … continue next }} else {{ break last }} }}`"
        )
    }
}

/// Whether what is no plain Rust has the nodes of a workflow in it.
fn is_of_nodes(written: &TokenStream) -> bool {
    let is_block = |input: ParseStream| {
        let mut errors = Errors::default();
        block::contents(input, token::Brace::default(), &mut errors);
        Ok(errors.is_empty())
    };
    let is_read = match written.clone().into_iter().last() {
        Some(TokenTree::Group(body)) => is_block.parse2(body.stream()).unwrap_or(false),
        _ => false,
    };
    is_read || call::in_the_middle(written).is_some() || stream::in_the_middle(written).is_some()
}

/// Whether plain Rust has in it what would be a node in the body of a `loop` or an `each`.
pub(super) fn runs_nodes(expr: &Expr) -> bool {
    let mut nodes = Nodes { found: false };
    nodes.visit_expr(expr);
    nodes.found
}

struct Nodes {
    found: bool,
}

impl Nodes {
    fn node(&mut self, expr: &Expr) {
        let expr = match expr {
            Expr::Try(attempt) => &attempt.expr,
            expr => expr,
        };
        self.found |= matches!(expr, Expr::Call(call) if takes_names(call));
    }
}

/// Whether this may call a component: the names of nodes are all that it takes.
fn takes_names(call: &ExprCall) -> bool {
    let is_name = |expr: &Expr| matches!(expr, Expr::Path(path) if path.path.get_ident().is_some());
    let is_component = matches!(&*call.func, Expr::Path(path)
        if path.qself.is_none() && call::is_component(&path.path));
    is_component && call.args.iter().all(is_name)
}

impl<'e> Visit<'e> for Nodes {
    fn visit_stmt(&mut self, statement: &'e Stmt) {
        match statement {
            Stmt::Expr(expr, _) => self.node(expr),
            Stmt::Local(local) => {
                if let Some(init) = &local.init {
                    self.node(&init.expr);
                }
            }
            _ => {}
        }
        visit::visit_stmt(self, statement);
    }

    fn visit_arm(&mut self, arm: &'e Arm) {
        self.node(&arm.body);
        visit::visit_arm(self, arm);
    }

    // Plain Rust in a workflow, too.
    fn visit_expr_async(&mut self, _: &'e ExprAsync) {}
    fn visit_expr_closure(&mut self, _: &'e ExprClosure) {}
    fn visit_expr_paren(&mut self, _: &'e ExprParen) {}
    fn visit_item(&mut self, _: &'e Item) {}
    fn visit_macro(&mut self, _: &'e Macro) {}
}
