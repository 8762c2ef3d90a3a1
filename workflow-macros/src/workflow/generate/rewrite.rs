//! Puts the language's ownership into plain Rust: what goes to several nodes is cloned, what a
//! slot lends is reached through its reference, and `?` tells the error where it happened.

use std::collections::HashMap;

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr, Ident, Token, parse_quote_spanned};

use super::graph::Sites;
use super::{hidden, hidden_span};
use crate::expr::{self, Mention, Usage, Visitor};
use crate::workflow::model::{BlockId, Model, NameId, NodeId, Use};
use crate::workflow::parse::Glue;
use crate::workflow::plan::{self, Plan};

/// How a name is reached where it is not a local variable that owns its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// A local variable that borrows from a slot.
    Lent,
    /// Still in its slot.
    InSlot,
    /// Still in the place where it is handed over.
    InHandoff,
    /// A stream that is divided.
    Divided,
}

pub(super) type Accesses = HashMap<NameId, Access>;

/// Rewrites the expressions of one node.
pub(super) struct Rewrite<'r> {
    pub(super) model: &'r Model<'r>,
    /// Those of all blocks.
    pub(super) plans: &'r [Plan],
    pub(super) node: NodeId,
    pub(super) accesses: &'r Accesses,
    pub(super) sites: &'r Sites,
    /// It is the end of a round, before which all else in the round is over.
    pub(super) comes_last: bool,
    /// It is evaluated anew for each try.
    pub(super) is_of_each_try: bool,
    /// The copies that are made in front of it.
    pub(super) duplicates: HashMap<NameId, Ident>,
    /// The slots that it may empty, since it comes last.
    pub(super) slots: HashMap<NameId, Ident>,
}

impl Rewrite<'_> {
    /// The place of the node in the graph.
    pub(super) fn site(&self) -> Literal {
        self.sites.place(self.node)
    }

    pub(super) fn glue(&self, glue: &Glue, guard: Option<BlockId>) -> TokenStream {
        self.rewritten(glue, guard, false)
    }

    /// What a route decides on.
    pub(super) fn head(&self, glue: &Glue) -> TokenStream {
        self.rewritten(glue, None, self.model.looks_at_head(self.node))
    }

    fn rewritten(&self, glue: &Glue, guard: Option<BlockId>, is_head: bool) -> TokenStream {
        let mut pass = Pass {
            rewrite: self,
            guard,
            is_head,
            cloned_first: Vec::new(),
        };
        match glue {
            Glue::Rust(original) => {
                let mut expr = plain_call(original).clone();
                expr::visit(&mut expr, &mut pass);
                pass.with_clones(quote!(#expr))
            }
            Glue::Broken(tokens) => quote!({ #tokens }),
        }
    }

    /// `?` behind `value`.
    pub(super) fn question(&self, value: &TokenStream, question: Token![?]) -> TokenStream {
        let run = hidden("run", question.span);
        let at = hidden("at", question.span);
        let site = self.site();
        quote!(#run.#at(#site, #value) #question)
    }

    /// The same for what is evaluated anew for each try.
    pub(super) fn of_each_try(self) -> Self {
        Rewrite {
            is_of_each_try: true,
            ..self
        }
    }

    /// How a copy is made for this use of a value, if the value must be left to others.
    fn copy(&self, name: NameId, mention: &Mention<'_>) -> Option<&'static str> {
        if self.is_lent(name) || self.is_one_of_several(name, &mention.fields) {
            Some("fan_out")
        } else {
            self.is_of_each_try.then_some("afresh")
        }
    }

    pub(super) fn is_lent(&self, name: NameId) -> bool {
        self.accesses.contains_key(&name)
    }

    /// Whether this use must leave the value to others.
    pub(super) fn is_one_of_several(&self, name: NameId, fields: &[String]) -> bool {
        let uses = &self.model.names[name].uses;
        // They stand in the order of the nodes.
        let first = uses.partition_point(|usage| usage.node < self.node);
        let own = uses[first..]
            .iter()
            .take_while(|usage| usage.node == self.node);
        let this = { own }.position(|usage| usage.fields == fields);
        let this = this.map(|this| first + this);
        if this.is_some_and(|this| self.model.is_repeated(name, &uses[this])) {
            return true;
        }
        let others = uses.iter().enumerate().filter(|&(n, _)| Some(n) != this);
        let others = others.map(|(_, usage)| usage);
        let is_over = |other: &Use| {
            let is_own = other.node == self.node;
            self.comes_last && !is_own && !self.model.is_lent_to_stream(name, other)
                || fields.is_empty() && self.has_taken_its_copy(name, other)
        };
        // The last are seldom over, so that a name with very many uses is not looked at for long.
        let mut others = others.rev().filter(|other| !is_over(other));
        others.any(|other| {
            let overlaps = fields.iter().zip(&other.fields).all(|(a, b)| a == b);
            let is_apart = match this {
                Some(this) => self.model.apart(&uses[this], other),
                None => self.model.exclusive(self.node, other.node),
            };
            overlaps && !is_apart
        })
    }

    /// Whether another use of a name is over before this one and has left nothing that borrows.
    fn has_taken_its_copy(&self, name: NameId, other: &Use) -> bool {
        matches!(other.usage, Usage::Value | Usage::Opaque)
            && !self.model.runs_as_stream(other.node)
            && !self.model.runs_as_stream(self.node)
            && !self.model.is_lent_to_stream(name, other)
            && plan::is_over(self.plans, self.model, other.node, self.node)
    }
}

/// The last use by value of a name, or of a field of it. All copies are made there for the
/// compiler, so that it says only once that the value cannot be cloned.
pub(super) fn last_by_value<'m>(
    model: &'m Model<'_>,
    name: NameId,
    fields: &[String],
) -> Option<&'m Ident> {
    let by_value = |usage: &&Use| matches!(usage.usage, Usage::Value | Usage::Opaque);
    let mut uses = model.names[name].uses.iter().rev().filter(by_value);
    let last = uses.find(|usage| usage.fields == fields);
    last.map(|usage| &usage.ident)
}

/// The parentheses of `(f(x))` say that it is no component, and are of no use in Rust.
fn plain_call(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(paren) if matches!(*paren.expr, Expr::Call(_)) => &paren.expr,
        expr => expr,
    }
}

/// One walk through one expression.
struct Pass<'p, 'r> {
    rewrite: &'p Rewrite<'r>,
    guard: Option<BlockId>,
    /// It is what a `match` only looks at.
    is_head: bool,
    /// Names in macros, where a clone cannot be put: the whole expression sees a clone instead.
    cloned_first: Vec<ClonedFirst>,
}

struct ClonedFirst {
    name: Ident,
    and: Token![&],
    is_lent: bool,
    /// The method that makes the clone.
    copy: &'static str,
}

impl Pass<'_, '_> {
    fn with_clones(self, expr: TokenStream) -> TokenStream {
        if self.cloned_first.is_empty() {
            return expr;
        }
        let clones = self.cloned_first.iter().map(|first| {
            let ClonedFirst { name, and, .. } = first;
            let value = if first.is_lent {
                let star = Token![*](and.span);
                quote!(#and #star #name)
            } else {
                quote!(#and #name)
            };
            let run = hidden("run", name.span());
            let copy = hidden(first.copy, name.span());
            quote!(let #name = #run.#copy(#value).0;)
        });
        quote!({ #(#clones)* #expr })
    }

    /// The `&` in front of what is cloned.
    fn and(&self, name: NameId, mention: &Mention<'_>) -> Token![&] {
        let ident = last_by_value(self.rewrite.model, name, &mention.fields);
        Token![&](hidden_span(ident.unwrap_or(mention.name).span()))
    }

    fn lookup(&self, ident: &Ident) -> Option<NameId> {
        self.rewrite
            .model
            .lookup(self.rewrite.node, self.guard, ident)
    }
}

impl Visitor for Pass<'_, '_> {
    fn mention(&mut self, mention: &Mention<'_>, expr: &Expr) -> Option<Expr> {
        let name = self.lookup(mention.name)?;
        let is_lent = self.rewrite.is_lent(name);
        let is_whole = mention.fields.is_empty();
        let span = hidden("run", mention.name.span()).span();
        let run = hidden("run", mention.name.span());
        let copy = self.rewrite.copy(name, mention);
        let copy = copy.map(|copy| hidden(copy, mention.name.span()));
        let slot = self.rewrite.slots.get(&name).filter(|_| is_whole);
        if let (Usage::Value, Some(slot)) = (mention.usage, slot) {
            return Some(parse_quote_spanned!(span=> #slot.into_value()));
        }
        let duplicate = self.rewrite.duplicates.get(&name).filter(|_| is_whole);
        if let (Usage::Value, Some(copy)) = (mention.usage, duplicate) {
            return Some(parse_quote_spanned!(span=> #copy));
        }
        match mention.usage {
            Usage::Value if self.is_head && !is_lent => None,
            Usage::Value if self.is_head => is_whole.then(|| parse_quote_spanned!(span=> (*#expr))),
            Usage::Value | Usage::Opaque if is_lent && is_whole => {
                let and = self.and(name, mention);
                let star = Token![*](and.span);
                Some(parse_quote_spanned!(span=> #run.#copy(#and #star #expr).0))
            }
            Usage::Value | Usage::Opaque if copy.is_some() => {
                let and = self.and(name, mention);
                Some(parse_quote_spanned!(span=> #run.#copy(#and #expr).0))
            }
            Usage::Borrow if is_lent && is_whole => {
                let name = mention.name;
                Some(parse_quote_spanned!(span=> #name))
            }
            Usage::Place | Usage::Callee if is_lent && is_whole => {
                Some(parse_quote_spanned!(span=> (*#expr)))
            }
            _ => None,
        }
    }

    fn mention_in_macro(&mut self, mention: &Mention<'_>) -> Option<TokenStream> {
        let name = self.lookup(mention.name)?;
        let is_lent = self.rewrite.is_lent(name);
        let ident = mention.name;
        match mention.usage {
            Usage::Opaque => {
                let is_new = self.cloned_first.iter().all(|first| first.name != *ident);
                if let Some(copy) = self.rewrite.copy(name, mention)
                    && is_new
                {
                    self.cloned_first.push(ClonedFirst {
                        name: ident.clone(),
                        and: self.and(name, mention),
                        is_lent,
                        copy,
                    });
                }
                None
            }
            _ if is_lent => {
                let span = hidden("lent", ident.span()).span();
                Some(quote_spanned!(span=> (*#ident)))
            }
            _ => None,
        }
    }

    fn question(&mut self, value: &Expr, question: Token![?]) -> Option<Expr> {
        let tokens = self.rewrite.question(&quote!(#value), question);
        syn::parse2(tokens).ok()
    }
}
