//! The attributes of a function that its struct and its impls share.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta, MetaList};

#[derive(Default)]
pub(crate) struct Attributes {
    /// Docs, as far as they go without a heading or an example: an example is tested once only.
    pub(crate) docs: Vec<TokenStream>,
    /// `#[deprecated]` and `#[doc(hidden)]`
    pub(crate) of_struct: Vec<Attribute>,
    /// `#[cfg]`, and which lints to keep quiet about the types of the signature.
    pub(crate) of_all: Vec<TokenStream>,
    pub(crate) is_deprecated: bool,
}

impl Attributes {
    pub(crate) fn of(function: &[Attribute]) -> Self {
        let mut attributes = Attributes::default();
        let mut is_introduction = true;
        for attribute in function {
            let path = attribute.path();
            if let Some(text) = doc_text(attribute) {
                if is_introduction {
                    is_introduction = attributes.add_docs(attribute, text);
                }
            } else if path.is_ident("doc") && is_hidden(attribute) {
                attributes.of_struct.push(attribute.clone());
            } else if path.is_ident("deprecated") {
                attributes.is_deprecated = true;
                attributes.of_struct.push(attribute.clone());
            } else if path.is_ident("cfg") || path.is_ident("allow") {
                attributes.of_all.push(attribute.to_token_stream());
            } else if let (true, Meta::List(MetaList { tokens, .. })) =
                (path.is_ident("expect"), &attribute.meta)
            {
                // The function fulfils the expectation.
                let span = attribute.pound_token.span;
                let allow = quote_spanned!(span=> #[allow(#tokens)]);
                attributes.of_all.push(allow);
            }
        }
        attributes
    }

    /// Those of a block, whose docs are those of the struct and nothing else.
    pub(crate) fn of_block(block: &[Attribute]) -> Self {
        let docs = block.iter().filter(|it| doc_text(it).is_some());
        Attributes {
            docs: docs.map(ToTokens::to_token_stream).collect(),
            ..Attributes::of(block)
        }
    }

    /// Whether an attribute of a block goes to the struct, and not to the block.
    pub(crate) fn is_for_struct(attribute: &Attribute) -> bool {
        let path = attribute.path();
        path.is_ident("doc") || path.is_ident("deprecated")
    }

    /// Those of a function within a block.
    pub(crate) fn within(mut self, block: &Attributes) -> Self {
        self.of_all.extend(block.of_all.iter().cloned());
        self.is_deprecated |= block.is_deprecated;
        self
    }

    /// Returns whether the introduction may go on.
    fn add_docs(&mut self, attribute: &Attribute, text: &LitStr) -> bool {
        let value = text.value();
        let introduction: Vec<_> = value
            .lines()
            .take_while(|line| !ends_introduction(line))
            .collect();
        if introduction.len() == value.lines().count() {
            self.docs.push(attribute.to_token_stream());
            return true;
        }
        let mut shortened = Literal::string(&introduction.join("\n"));
        shortened.set_span(text.span());
        let span = attribute.pound_token.span;
        self.docs.push(quote_spanned!(span=> #[doc = #shortened]));
        false
    }
}

/// A heading, or the begin of a code block.
fn ends_introduction(line: &str) -> bool {
    let is_indented_code = line.starts_with("     ");
    let line = line.trim_start();
    is_indented_code
        || ["#", "```", "~~~"]
            .iter()
            .any(|mark| line.starts_with(mark))
}

fn doc_text(attribute: &Attribute) -> Option<&LitStr> {
    match &attribute.meta {
        Meta::NameValue(doc) if doc.path.is_ident("doc") => match &doc.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

fn is_hidden(attribute: &Attribute) -> bool {
    match &attribute.meta {
        Meta::List(list) => list.tokens.to_string() == "hidden",
        _ => false,
    }
}
