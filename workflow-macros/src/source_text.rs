//! Tokens as the user has typed them, for messages, pictures and docs.

use proc_macro2::{Delimiter, LineColumn, TokenStream, TokenTree};
use quote::ToTokens;

/// `Intent::Refund(order)`, where `to_string` gives `Intent :: Refund (order)`. White space of any
/// kind becomes one space.
pub(crate) fn source_text(tokens: impl ToTokens) -> String {
    let mut typed = Typed::default();
    typed.tokens(tokens.into_token_stream());
    typed.text
}

#[derive(Default)]
struct Typed {
    text: String,
    end: Option<LineColumn>,
}

impl Typed {
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Bracket => ("[", "]"),
                        Delimiter::Brace => ("{", "}"),
                        Delimiter::None => ("", ""),
                    };
                    // A delimiter that syn has written has the span of the whole group.
                    let (start, end) = (group.span().start(), group.span().end());
                    self.token(open, start, next(start));
                    self.tokens(group.stream());
                    self.token(close, before(end), end);
                }
                token => {
                    self.token(&token.to_string(), token.span().start(), token.span().end());
                    // Both parts of a lifetime have the span of the whole.
                    if matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '\'') {
                        self.end = None;
                    }
                }
            }
        }
    }

    fn token(&mut self, token: &str, start: LineColumn, end: LineColumn) {
        if token.is_empty() {
            return;
        }
        if self.end.is_some_and(|end| end != start) {
            self.text.push(' ');
        }
        self.text.push_str(token);
        self.end = Some(end);
    }
}

fn next(place: LineColumn) -> LineColumn {
    LineColumn {
        column: place.column + 1,
        ..place
    }
}

fn before(place: LineColumn) -> LineColumn {
    LineColumn {
        column: place.column.saturating_sub(1),
        ..place
    }
}

#[cfg(test)]
mod tests {
    use super::source_text;

    #[test]
    fn text_is_as_typed() {
        for text in [
            "Vec<&'a str>",
            "std::collections::HashMap<String, [u8; 4]>",
            "Box<dyn Fn(&str) -> u32 + Send + 'static>",
            "Result<Reply, workflow::Error>",
            "if ticket.id > 3 && !done",
            "Order { id, items: [] }",
            "text.parse::<u32>()?",
        ] {
            let tokens: proc_macro2::TokenStream = text.parse().unwrap();
            assert_eq!(source_text(tokens), text);
        }
    }

    #[test]
    fn what_syn_has_parsed_is_as_typed() {
        let pattern: syn::Expr = syn::parse_str("Order(id, Some([first]))").unwrap();
        assert_eq!(source_text(pattern), "Order(id, Some([first]))");
    }

    #[test]
    fn white_space_is_one_space() {
        let tokens: proc_macro2::TokenStream = "docs\n    .len()   + 1".parse().unwrap();
        assert_eq!(source_text(tokens), "docs .len() + 1");
    }
}
