//! Tokens as a person would have typed them, for messages, pictures and docs.

use std::fmt::Write;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// `Intent::Refund(order)`, where `to_string` gives `Intent :: Refund (order)`.
pub(crate) fn source_text(tokens: impl ToTokens) -> String {
    let mut text = String::new();
    write_stream(&mut text, tokens.into_token_stream());
    text
}

fn write_stream(text: &mut String, tokens: TokenStream) {
    let mut before = Before::Start;
    for token in tokens {
        if needs_space(before, &token) {
            text.push(' ');
        }
        before = write_token(text, token);
    }
}

/// What stands before a token, as far as spaces depend on it.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Start,
    Word,
    Group,
    /// `.`, `&`, `!`, `?` … or half of an operator: nothing follows it but what it belongs to.
    Tight(char),
    /// An operator, or a comma.
    Loose,
}

fn write_token(text: &mut String, token: TokenTree) -> Before {
    match token {
        TokenTree::Group(group) => {
            let (open, close) = match group.delimiter() {
                Delimiter::Parenthesis => ("(", ")"),
                Delimiter::Bracket => ("[", "]"),
                Delimiter::Brace if group.stream().is_empty() => ("{", "}"),
                Delimiter::Brace => ("{ ", " }"),
                Delimiter::None => ("", ""),
            };
            text.push_str(open);
            write_stream(text, group.stream());
            text.push_str(close);
            Before::Group
        }
        TokenTree::Punct(punct) => {
            text.push(punct.as_char());
            let tight = punct.spacing() == Spacing::Joint
                || matches!(
                    punct.as_char(),
                    '.' | '&' | '!' | '?' | '\'' | '~' | ':' | '<' | '#' | '$' | '@'
                );
            match punct.as_char() {
                ':' if punct.spacing() == Spacing::Alone && !text.ends_with("::") => Before::Loose,
                mark if tight => Before::Tight(mark),
                '>' if !text.ends_with("->") && !text.ends_with("=>") => Before::Tight('>'),
                _ => Before::Loose,
            }
        }
        other => {
            let _ = write!(text, "{other}");
            Before::Word
        }
    }
}

fn needs_space(before: Before, token: &TokenTree) -> bool {
    match (before, token) {
        (Before::Start, _) => false,
        (Before::Tight('?'), TokenTree::Ident(_)) => true,
        (Before::Tight('>'), TokenTree::Ident(_)) => true,
        (Before::Tight(_), _) => false,
        (Before::Loose, _) => true,
        (Before::Word | Before::Group, TokenTree::Punct(punct)) => !matches!(
            punct.as_char(),
            '.' | ',' | ';' | ':' | '?' | '!' | '<' | '>'
        ),
        (Before::Word, TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        (Before::Group, TokenTree::Group(_)) => false,
        (Before::Word | Before::Group, _) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::source_text;

    #[test]
    fn text_is_as_typed() {
        for text in [
            "Intent::Refund(order)",
            "&ticket.text",
            "Result<Reply, workflow::Error>",
            "score(x: 1, y: a.b())",
            "Order { id, items: [] }",
            "n + 1",
            "docs.iter().map(|d| d.len())",
            "text.parse::<u32>()?",
        ] {
            let tokens: proc_macro2::TokenStream = text.parse().unwrap();
            assert_eq!(source_text(tokens), text);
        }
    }
}
