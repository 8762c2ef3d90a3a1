//! A walk through plain Rust that finds the names it mentions, tells how each is used, and lets
//! the visitor put something else in its place.

use std::collections::HashSet;

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{BinOp, Block, Expr, ExprClosure, Ident, Macro, Member, Pat, Stmt, Token, UnOp};

use super::bindings::bound_names;
use super::macros::{Arguments, Family};

/// How an expression uses a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Usage {
    /// By value.
    Value,
    /// Behind `&`.
    Borrow,
    /// As a place: the receiver of a method, a side of a comparison, an argument of `format!`.
    Place,
    /// As a stream, item by item: `~name`.
    Stream,
    /// As what is called: `score(…)`. Most often no name of the workflow at all, but a function.
    Callee,
    /// In the tokens of a macro that may do anything with it; counts as by value.
    Opaque,
}

/// A name, or a field of what it names: `ticket.customer.id`.
pub(crate) struct Mention<'e> {
    pub(crate) name: &'e Ident,
    pub(crate) fields: Vec<String>,
    pub(crate) usage: Usage,
}

/// Is told what the walk finds; an answer replaces it.
pub(crate) trait Visitor {
    /// `expr` is the mention, `&` included where [`Usage::Borrow`].
    fn mention(&mut self, mention: &Mention<'_>, expr: &Expr) -> Option<Expr>;

    /// A name among the tokens of a macro.
    fn mention_in_macro(&mut self, mention: &Mention<'_>) -> Option<TokenStream>;

    /// `value?`, where it would leave the workflow.
    fn question(&mut self, _value: &Expr, _question: Token![?]) -> Option<Expr> {
        None
    }

    /// `.await`, where the node itself would wait.
    fn wait(&mut self) {}

    /// `return`, where it would leave the workflow; `break` and `continue`, where they would leave
    /// the expression.
    fn leave(&mut self, _expr: &Expr) {}
}

pub(crate) fn visit(expr: &mut Expr, visitor: &mut impl Visitor) {
    Walk::new(visitor).value(expr);
}

/// The same for tokens that do not parse.
pub(crate) fn visit_tokens(tokens: TokenStream, visitor: &mut impl Visitor) -> TokenStream {
    Walk::new(visitor).tokens(tokens, Usage::Opaque)
}

/// The name at the root of `x`, `x.a.b`, `&x` or `&x.a`, where an expression is just that.
pub(crate) fn base_name(expr: &Expr) -> Option<&Ident> {
    match expr {
        Expr::Reference(reference) => chain(&reference.expr).map(|(name, _)| name),
        expr => chain(expr).map(|(name, _)| name),
    }
}

fn chain(expr: &Expr) -> Option<(&Ident, Vec<String>)> {
    match expr {
        Expr::Path(path) if path.qself.is_none() && path.attrs.is_empty() => {
            Some((path.path.get_ident()?, Vec::new()))
        }
        Expr::Field(field) => {
            let (name, mut fields) = chain(&field.base)?;
            fields.push(match &field.member {
                Member::Named(name) => name.to_string(),
                Member::Unnamed(index) => index.index.to_string(),
            });
            Some((name, fields))
        }
        _ => None,
    }
}

struct Walk<'v, V> {
    visitor: &'v mut V,
    /// Names bound inside the expression, innermost last.
    shadows: Vec<HashSet<String>>,
    /// Inside a closure or an `async` block, where `?`, `return` and `.await` stay inside.
    enclosed: usize,
    /// Inside a loop of Rust's own.
    looped: usize,
}

impl<'v, V: Visitor> Walk<'v, V> {
    fn new(visitor: &'v mut V) -> Self {
        Walk {
            visitor,
            shadows: Vec::new(),
            enclosed: 0,
            looped: 0,
        }
    }

    fn is_shadowed(&self, name: &Ident) -> bool {
        let name = name.to_string();
        self.shadows.iter().any(|names| names.contains(&name))
    }

    fn shadow(&mut self, pattern: &Pat) {
        let names = bound_names(pattern).iter().map(Ident::to_string).collect();
        self.shadows.push(names);
    }

    fn value(&mut self, expr: &mut Expr) {
        self.used(expr, Usage::Value);
    }

    fn used(&mut self, expr: &mut Expr, usage: Usage) {
        let inner = match (&*expr, usage) {
            (Expr::Reference(reference), Usage::Borrow) => &*reference.expr,
            (expr, _) => expr,
        };
        match chain(inner) {
            Some((name, _)) if self.is_shadowed(name) => {}
            Some((name, fields)) => {
                let mention = Mention {
                    name,
                    fields,
                    usage,
                };
                if let Some(replacement) = self.visitor.mention(&mention, expr) {
                    *expr = replacement;
                }
            }
            None => self.visit_expr_mut(expr),
        }
    }

    fn scoped(&mut self, pattern: &Pat, walk: impl FnOnce(&mut Self)) {
        self.shadow(pattern);
        walk(self);
        self.shadows.pop();
    }

    fn enclose(&mut self, walk: impl FnOnce(&mut Self)) {
        self.enclosed += 1;
        walk(self);
        self.enclosed -= 1;
    }

    /// A condition, with the names that its `let`s bind.
    fn condition(&mut self, condition: &mut Expr) {
        match condition {
            Expr::Let(binding) => {
                self.value(&mut binding.expr);
                self.shadow(&binding.pat);
            }
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
                self.condition(&mut binary.left);
                self.condition(&mut binary.right);
            }
            condition => self.value(condition),
        }
    }

    fn under_condition(&mut self, condition: &mut Expr, body: &mut Block) {
        let depth = self.shadows.len();
        self.condition(condition);
        self.visit_block_mut(body);
        self.shadows.truncate(depth);
    }

    fn repeated(&mut self, expr: &mut Expr) {
        if let Expr::ForLoop(route) = expr {
            self.value(&mut route.expr);
        }
        self.looped += 1;
        match expr {
            Expr::While(route) => self.under_condition(&mut route.cond, &mut route.body),
            Expr::Loop(repeated) => self.visit_block_mut(&mut repeated.body),
            Expr::ForLoop(route) => {
                self.scoped(&route.pat, |walk| walk.visit_block_mut(&mut route.body));
            }
            _ => {}
        }
        self.looped -= 1;
    }

    /// `break` or `continue`
    fn leap(&mut self, expr: &mut Expr) {
        let label = match expr {
            Expr::Break(leap) => &leap.label,
            Expr::Continue(leap) => &leap.label,
            _ => return,
        };
        if self.enclosed == 0 && self.looped == 0 && label.is_none() {
            self.visitor.leave(expr);
        }
        if let Expr::Break(leap) = expr
            && let Some(value) = &mut leap.expr
        {
            self.value(value);
        }
    }

    fn closure(&mut self, closure: &mut ExprClosure) {
        let depth = self.shadows.len();
        for input in &closure.inputs {
            self.shadow(input);
        }
        self.enclose(|walk| walk.value(&mut closure.body));
        self.shadows.truncate(depth);
    }

    fn macro_call(&mut self, call: &mut Macro) {
        let family = Family::of(&call.path);
        call.tokens = match Arguments::parse(family, &call.tokens) {
            Some(arguments) => self.arguments(arguments, family.usage()),
            None => self.tokens(call.tokens.clone(), family.usage()),
        };
    }

    /// The arguments of a macro that are plain expressions.
    fn arguments(&mut self, mut arguments: Arguments, usage: Usage) -> TokenStream {
        let named = arguments.names();
        for value in arguments.values() {
            if let Expr::Lit(text) = value {
                self.captures(&text.lit, &named);
            } else {
                self.used(value, usage);
            }
        }
        if let Arguments::Matches { pattern, guard, .. } = &mut arguments
            && let Some((_, guard)) = guard
        {
            self.scoped(pattern, |walk| walk.value(guard));
        }
        arguments.into_token_stream()
    }

    /// The names that a format string captures, but for those of other arguments. In a string
    /// nothing can be replaced, nor need be: a reference prints like what it refers to.
    fn captures(&mut self, literal: &impl ToTokens, named: &[String]) {
        for name in captured(literal) {
            if !self.is_shadowed(&name) && !named.contains(&name.to_string()) {
                self.visitor.mention_in_macro(&Mention {
                    name: &name,
                    fields: Vec::new(),
                    usage: Usage::Place,
                });
            }
        }
    }

    fn tokens(&mut self, tokens: TokenStream, usage: Usage) -> TokenStream {
        let mut output = TokenStream::new();
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (n, token) in tokens.iter().enumerate() {
            let is_path_part = is_member(&tokens[..n]) || is_name_only(&tokens[n + 1..]);
            match token.clone() {
                TokenTree::Group(group) => {
                    let inner = self.tokens(group.stream(), usage);
                    let mut replaced = Group::new(group.delimiter(), inner);
                    replaced.set_span(group.span());
                    output.extend([TokenTree::Group(replaced)]);
                }
                TokenTree::Ident(name) if !is_path_part && !self.is_shadowed(&name) => {
                    let mention = Mention {
                        name: &name,
                        fields: Vec::new(),
                        usage,
                    };
                    match self.visitor.mention_in_macro(&mention) {
                        Some(replacement) => output.extend(replacement),
                        None => output.extend([TokenTree::Ident(name)]),
                    }
                }
                TokenTree::Literal(literal) => {
                    self.captures(&literal, &[]);
                    output.extend([TokenTree::Literal(literal)]);
                }
                token => output.extend([token]),
            }
        }
        output
    }
}

/// Whether the word behind these tokens belongs to what they name: `x.` or `x::`.
fn is_member(before: &[TokenTree]) -> bool {
    let mark = |back: usize| match before.len().checked_sub(back).map(|n| &before[n]) {
        Some(TokenTree::Punct(punct)) => punct.as_char(),
        _ => ' ',
    };
    match mark(1) {
        '.' => mark(2) != '.',
        ':' => mark(2) == ':',
        _ => false,
    }
}

/// Whether the word before these tokens is a field, a path, a macro or a named argument.
fn is_name_only(behind: &[TokenTree]) -> bool {
    let Some(TokenTree::Punct(mark)) = behind.first() else {
        return false;
    };
    let before_equals =
        matches!(behind.get(1), Some(TokenTree::Punct(next)) if next.as_char() == '=');
    match mark.as_char() {
        ':' => true,
        '!' | '=' => !before_equals,
        _ => false,
    }
}

/// The names that a format string captures: `"{name} {other:?}"`.
fn captured(literal: &impl ToTokens) -> Vec<Ident> {
    let Ok(string) = syn::parse2::<syn::LitStr>(literal.to_token_stream()) else {
        return Vec::new();
    };
    let text = string.value().replace("{{", "");
    text.split('{')
        .skip(1)
        .filter_map(|part| part.split(['}', ':']).next())
        .filter_map(|name| syn::parse_str::<Ident>(name.trim()).ok())
        .map(|mut name| {
            name.set_span(string.span());
            name
        })
        .collect()
}

impl<V: Visitor> VisitMut for Walk<'_, V> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Path(_) | Expr::Field(_) if chain(expr).is_some() => self.value(expr),
            Expr::Reference(reference) if chain(&reference.expr).is_some() => {
                self.used(expr, Usage::Borrow);
            }
            Expr::MethodCall(call) => {
                self.used(&mut call.receiver, Usage::Place);
                call.args.iter_mut().for_each(|arg| self.value(arg));
            }
            Expr::Call(call) => {
                self.used(&mut call.func, Usage::Callee);
                call.args.iter_mut().for_each(|arg| self.value(arg));
            }
            Expr::Index(index) => {
                self.used(&mut index.expr, Usage::Place);
                self.value(&mut index.index);
            }
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
                self.used(&mut unary.expr, Usage::Place);
            }
            // The head of a route, which stands alone: later conditions see what earlier ones bind.
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
                let depth = self.shadows.len();
                self.condition(expr);
                self.shadows.truncate(depth);
            }
            Expr::Binary(binary) if is_comparison(&binary.op) => {
                self.used(&mut binary.left, Usage::Place);
                self.used(&mut binary.right, Usage::Place);
            }
            Expr::Binary(binary) if is_assignment(&binary.op) => {
                self.used(&mut binary.left, Usage::Place);
                self.value(&mut binary.right);
            }
            Expr::RawAddr(address) => self.used(&mut address.expr, Usage::Place),
            Expr::Assign(assign) => {
                self.used(&mut assign.left, Usage::Place);
                self.value(&mut assign.right);
            }
            Expr::Field(field) => self.used(&mut field.base, Usage::Place),
            Expr::Struct(literal) => {
                for field in &mut literal.fields {
                    self.value(&mut field.expr);
                    if field.colon_token.is_none() && chain(&field.expr).is_none() {
                        field.colon_token = Some(Token![:](proc_macro2::Span::mixed_site()));
                    }
                }
                if let Some(rest) = &mut literal.rest {
                    self.value(rest);
                }
            }
            Expr::Closure(closure) => self.closure(closure),
            Expr::Async(block) => self.enclose(|walk| walk.visit_block_mut(&mut block.block)),
            Expr::If(route) => {
                self.under_condition(&mut route.cond, &mut route.then_branch);
                if let Some((_, otherwise)) = &mut route.else_branch {
                    self.value(otherwise);
                }
            }
            Expr::While(_) | Expr::Loop(_) | Expr::ForLoop(_) => self.repeated(expr),
            Expr::Match(route) => {
                self.value(&mut route.expr);
                for arm in &mut route.arms {
                    self.shadow(&arm.pat);
                    if let Pat::Guard(guarded) = &mut arm.pat {
                        self.value(&mut guarded.guard);
                    }
                    self.value(&mut arm.body);
                    self.shadows.pop();
                }
            }
            Expr::Try(attempt) => {
                self.value(&mut attempt.expr);
                if self.enclosed == 0
                    && let Some(replacement) =
                        self.visitor.question(&attempt.expr, attempt.question_token)
                {
                    *expr = replacement;
                }
            }
            Expr::Await(wait) => {
                self.value(&mut wait.base);
                if self.enclosed == 0 {
                    self.visitor.wait();
                }
            }
            Expr::Return(_) if self.enclosed == 0 => self.visitor.leave(expr),
            Expr::Break(_) | Expr::Continue(_) => self.leap(expr),
            Expr::Macro(call) => self.macro_call(&mut call.mac),
            expr => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        let depth = self.shadows.len();
        for statement in &mut block.stmts {
            match statement {
                Stmt::Local(local) => {
                    if let Some(init) = &mut local.init {
                        self.value(&mut init.expr);
                        if let Some((_, diverge)) = &mut init.diverge {
                            self.value(diverge);
                        }
                    }
                    self.shadow(&local.pat);
                }
                Stmt::Expr(expr, _) => self.value(expr),
                Stmt::Macro(call) => self.macro_call(&mut call.mac),
                Stmt::Item(_) => {}
            }
        }
        self.shadows.truncate(depth);
    }

    fn visit_type_mut(&mut self, _: &mut syn::Type) {}

    fn visit_pat_mut(&mut self, _: &mut Pat) {}
}

fn is_comparison(op: &BinOp) -> bool {
    matches!(
        op,
        BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_)
    )
}

fn is_assignment(op: &BinOp) -> bool {
    matches!(
        op,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}
