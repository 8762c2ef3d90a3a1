//! Programs.

use proc_macro2::{Delimiter, TokenStream, TokenTree, token_stream};
use syn::visit::{self, Visit};
use workflow::component;

use super::{Findings, count};

/// Counts functions, types and lines, and finds the longest function.
#[component(blocking)]
pub(crate) fn rust(text: String) -> Findings {
    if is_too_deep(&text) {
        return Findings::new("Rust", ["nested too deeply to look into".to_owned()]);
    }
    let file = match syn::parse_file(&text) {
        Ok(file) => file,
        Err(error) => {
            let line = error.span().start().line;
            return Findings::or_problem("Rust", Err(format!("line {line}: {error}")));
        }
    };
    let mut items = Items::default();
    items.visit_file(&file);

    let written = text.lines().filter(|line| !line.trim().is_empty()).count();
    let comments = text
        .lines()
        .filter(|line| line.trim().starts_with("//"))
        .count();
    let public = items.functions.iter().filter(|it| it.is_public).count();
    let functions = count(items.functions.len(), "function");
    let types = count(items.types, "type");
    let code = count(written - comments, "line");

    let mut lines = vec![
        format!("{functions} ({public} public), {types}"),
        format!("{code} of code, {comments} of comments"),
    ];
    if let Some(Function {
        name, line, length, ..
    }) = items.functions.iter().max_by_key(|it| it.length)
    {
        lines.push(format!(
            "longest function: `{name}`, {length} lines from line {line}"
        ));
    }
    Findings::new("Rust", lines)
}

/// What a walk through a Rust file meets.
#[derive(Default)]
struct Items {
    functions: Vec<Function>,
    types: usize,
}

struct Function {
    name: String,
    line: usize,
    length: usize,
    is_public: bool,
}

impl Items {
    fn function(&mut self, signature: &syn::Signature, body: &syn::Block, vis: &syn::Visibility) {
        let line = signature.fn_token.span.start().line;
        self.functions.push(Function {
            name: signature.ident.to_string(),
            line,
            length: body.brace_token.span.close().end().line + 1 - line,
            is_public: matches!(vis, syn::Visibility::Public(_)),
        });
    }
}

impl<'ast> Visit<'ast> for Items {
    fn visit_item_fn(&mut self, it: &'ast syn::ItemFn) {
        self.function(&it.sig, &it.block, &it.vis);
        visit::visit_item_fn(self, it);
    }

    fn visit_impl_item_fn(&mut self, it: &'ast syn::ImplItemFn) {
        self.function(&it.sig, &it.block, &it.vis);
        visit::visit_impl_item_fn(self, it);
    }

    fn visit_item(&mut self, item: &'ast syn::Item) {
        use syn::Item::{Enum, Struct, Trait, Type, Union};
        if let Enum(_) | Struct(_) | Trait(_) | Type(_) | Union(_) = item {
            self.types += 1;
        }
        visit::visit_item(self, item);
    }
}

/// Whether a parser, which calls itself for what is nested, or for what follows an operator, could run out of stack.
fn is_too_deep(text: &str) -> bool {
    const DEEPEST: usize = 3000;

    let Ok(tokens) = text.parse::<TokenStream>() else {
        return false; // the parser says why
    };
    let mut around = vec![Level::of(tokens)];
    while let Some(level) = around.last_mut() {
        match level.tokens.next() {
            None => _ = around.pop(),
            Some(TokenTree::Group(group)) => {
                if group.delimiter() == Delimiter::Brace {
                    (level.before, level.length) = (level.length, 0);
                }
                around.push(Level::of(group.stream()));
            }
            Some(TokenTree::Punct(mark)) if ";,".contains(mark.as_char()) => level.length = 0,
            Some(TokenTree::Ident(word)) if word == "else" => level.length = level.before + 1,
            Some(_) => level.length += 1,
        }
        if around.iter().map(|level| level.length + 10).sum::<usize>() > DEEPEST {
            return true;
        }
    }
    false
}

/// Between two brackets.
struct Level {
    tokens: token_stream::IntoIter,
    /// Of the expression so far.
    length: usize,
    /// Of the expression that ends in the last braces, and goes on if an `else` follows.
    before: usize,
}

impl Level {
    fn of(tokens: TokenStream) -> Self {
        Level {
            tokens: tokens.into_iter(),
            length: 0,
            before: 0,
        }
    }
}
